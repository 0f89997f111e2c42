// What the search found, in sentences.

// The one place that is read out. The same words again are not.
function say(first, ...others) {
  const text = [first, ...others].join(" ");
  if (status.textContent !== text) status.replaceChildren(element("strong", {}, first), others.length ? " " + others.join(" ") : "");
}

const inDanger = () => (danger && !danger.hidden ? "If somebody may be in danger, ring one of the numbers above now. " : "");
const quoted = (words) => words.map((word) => "\u201c" + word + "\u201d").join(", ");

// What the search found: how many, and how what was typed was read.
function sentences({ text, filters, place, near }, { total, partly, may_fit, unknown, read }, narrow) {
  const said = [];
  if (!text && !Object.keys(filters).length) said.push((total === 1 ? "1 service" : total + " services") + (near ? "." : ", from A to Z."));
  else said.push(inDanger() + matches(total, partly));
  if (near && total) said.push("The nearest to " + near.name + " come first.");
  else if (place && !near) said.push("They are not by distance: we do not know " + quoted([place]) + ".");
  if (!inDanger()) { // whoever asks for help in danger is not told that their words do not count
    const taken = read.corrected.map((one) => one.taken[0]);
    if (taken.length) said.unshift("Showing results for " + taken.join(", ") + ".");
    if (total && read.dropped.length) said.push("We left out " + quoted(read.dropped) + ".");
    said.push(...read.expanded.slice(0, 2).map(meaning));
  }
  if (may_fit) said.push(narrow.mayFit(filters, { total, may_fit, unknown }));
  return said;
}

// "SALT means speech and language therapy." or, for words of families, what else was looked for.
function meaning({ typed, means }) {
  const initials = new RegExp("^" + [...typed].join("\\S* (?:.* )?"), "i");
  return /^[a-z]+$/.test(typed) && initials.test(means) ? typed.toUpperCase() + " means " + means + "." : "We also looked for " + quoted([means]) + ".";
}

// Services with some of the words only are not passed off as what was asked for.
function matches(total, partly) {
  const services = (n) => (n === 1 ? "1 service matches" : n + " services match");
  const whole = total - partly;
  if (!total) return "No service matches.";
  if (!partly) return services(total) + ".";
  if (!whole) return services(total) + " some of your words, but not all of them.";
  return services(whole) + " all your words. " + partly + " more " + (partly === 1 ? "matches" : "match") + " some of them.";
}
