// What must be mended: a list at the top with links, the message beside each field, "Error:" in the title.
//
//     LocalOfferForm.errors.show(screen, problems, leadTo)   // leadTo(problem) goes to its field
//     LocalOfferForm.errors.clear(screen)
//     LocalOfferForm.errors.line(message)                    // a message, with what stands in `...` as code
LocalOfferForm.errors = (function () {
  "use strict";

  const { element } = LocalOfferPage;
  const title = document.title;

  function line(message) {
    return message.split("`").map((part, index) => (index % 2 ? element("code", {}, part) : part));
  }

  // The field on the screen that a problem is about: the nearest that is there.
  function fieldOf(screen, { field }) {
    for (let end = field.length; end > 0; end -= 1) {
      const found = screen.querySelector('[data-at="' + CSS.escape(field.slice(0, end).join(".")) + '"]');
      if (found) return found;
    }
    return null;
  }

  function clear(screen) {
    for (const old of screen.querySelectorAll(".form-wrong, .form-errors")) old.remove();
    for (const place of screen.querySelectorAll(".form-has-wrong")) place.classList.remove("form-has-wrong");
    for (const box of screen.querySelectorAll("[aria-invalid]")) {
      box.removeAttribute("aria-invalid");
      box.setAttribute("aria-describedby", box.dataset.about);
      if (!box.dataset.about) box.removeAttribute("aria-describedby");
    }
    name();
  }

  // What the tab says: the question, and whether something is wrong.
  function name() {
    const heading = document.querySelector("h1").textContent, isWrong = document.querySelector("#form .form-errors");
    document.title = (isWrong ? "Error: " : "") + heading + " - " + title;
  }

  function beside(screen, problem, number) {
    const place = fieldOf(screen, problem);
    if (!place) return;
    for (let above = place.closest("details"); above; above = above.parentElement.closest("details")) above.open = true;
    const id = "form-wrong-" + number;
    const said = element("p", { class: problem.warning ? "form-wrong form-think" : "form-wrong", id },
      element("span", { class: "find-hidden" }, problem.warning ? "Think about this: " : "Error: "), ...line(LocalOfferForm.plain(problem, place.dataset.at === problem.field.join("."))));
    const after = place.querySelector(":scope > .find-hint, :scope > legend, :scope > label, :scope > h2");
    if (after) after.after(said);
    else place.prepend(said);
    if (!problem.warning) place.classList.add("form-has-wrong");
    const box = place.matches("fieldset") ? place : place.querySelector("input, select, textarea");
    if (!box) return;
    if (box.dataset.about === undefined) box.dataset.about = box.getAttribute("aria-describedby") || "";
    box.setAttribute("aria-describedby", ((box.getAttribute("aria-describedby") || "") + " " + id).trim());
    if (!problem.warning && !place.matches("fieldset")) box.setAttribute("aria-invalid", "true");
  }

  function focus(screen, problem) {
    const place = fieldOf(screen, problem), box = place && place.querySelector("input, select, textarea, button");
    if (box) box.focus();
  }

  function show(screen, problems, leadTo) {
    clear(screen);
    problems.forEach((problem, number) => beside(screen, problem, number));
    const wrong = problems.filter(({ warning }) => !warning);
    if (wrong.length) {
      const summary = element("div", { class: "form-errors", role: "alert", tabindex: "-1" }, element("h2", {}, "There is a problem"), list(wrong, leadTo || ((problem) => focus(screen, problem))));
      screen.prepend(summary);
      summary.focus();
      summary.scrollIntoView();
    }
    name();
  }

  // The messages, each a link to where it can be mended.
  function list(problems, leadTo) {
    return element("ul", { class: "plain" }, ...problems.map(function (problem) {
      const link = element("a", { href: location.hash || "#" }, ...line(LocalOfferForm.plain(problem)));
      link.addEventListener("click", function (event) {
        event.preventDefault();
        leadTo(problem);
      });
      return element("li", {}, link);
    }));
  }

  return { show, clear, list, line, focus, name };
})();
