// The page for other websites: the code of the list that is chosen, how it looks, and buttons that copy.
(function () {
  "use strict";

  const by = (id) => document.getElementById(id);
  const choice = by("embed-list");

  async function choose() {
    const chosen = choice.selectedOptions[0], name = chosen.value;
    const template = document.querySelector("[data-code]").dataset.code;
    by("embed-code").value = template.replaceAll("{name}", name).replaceAll("{title}", () => chosen.dataset.title);
    const look = document.querySelector(".embed-look");
    look.dataset.localOffer = name;
    if (window.LocalOfferEmbed) LocalOfferEmbed.show(look); // a device that keeps this page does not keep the lists
    const plain = await links(name);
    if (choice.value !== name) return; // another was chosen meanwhile
    by("embed-plain").value = plain;
    document.querySelector(".embed-no-plain").hidden = Boolean(plain);
  }

  // The plain links of a list, or "" when they do not come.
  async function links(name) {
    try {
      const answer = await fetch(name + ".html");
      return answer.ok ? answer.text() : "";
    } catch {
      return "";
    }
  }

  for (const button of document.querySelectorAll("[data-copies]")) {
    const field = by(button.dataset.copies), said = button.parentElement.querySelector("[role=status]");
    button.hidden = false;
    button.addEventListener("click", async function () {
      said.textContent = (await LocalOfferPage.copy(field)) ? "Copied." : "Now copy what is marked.";
    });
  }

  if (choice) {
    choice.addEventListener("change", choose);
    choose();
  }
})();
