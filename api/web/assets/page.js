// What makes the page quicker to use. Each piece works on forms that work
// without it.

document.documentElement.classList.add("live");

// A link that shares a ward brings its key after the #, which no server sees and
// which is taken out of the address and the history at once.
const shared = new URLSearchParams(location.hash.slice(1)).get("key");
if (location.pathname === "/login" && shared) {
  history.replaceState(null, "", location.pathname + location.search);
  const key = document.getElementById("key");
  key.value = shared;
  key.form.submit();
}

// Forms with data-live ask for the part they name as soon as something in them
// is changed.
for (const form of document.querySelectorAll("form[data-live]")) {
  let asked = 0;
  form.addEventListener("input", async () => {
    const mine = ++asked;
    const query = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.action}?${query}&part=1`, { headers: { Accept: "text/html" } });
    if (mine !== asked || !answer.ok) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html");
    const target = document.querySelector(form.dataset.live);
    target.replaceChildren(...part.querySelector("[data-part]").childNodes);
    for (const said of part.querySelectorAll("output")) document.getElementById(said.id).textContent = said.textContent;
    document.querySelector("[data-said]").textContent = [...target.querySelectorAll(".verdict")].map((v) => v.textContent).join(" ");
    history.replaceState(null, "", `${form.action}?${query}`);
  });
}

// What goes on is asked for again as soon as the service tells that something
// has happened, at most once a second.
for (const watched of document.querySelectorAll("[data-watch]")) {
  const address = watched.dataset.watch;
  const events = new EventSource(`${address}/events`);
  let waiting = false;
  const look = async () => {
    waiting = false;
    const answer = await fetch(`${address}?part=1`, { headers: { Accept: "text/html" } });
    if (!answer.ok) return;
    const part = new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-part]");
    if ("done" in part.dataset) {
      events.close();
      location.replace(address);
      return;
    }
    // What is read aloud stays in its place, and is said only when it is new.
    const [said, now] = [part, watched].map((of) => of.querySelector("[role=status]"));
    if (now.textContent !== said.textContent) now.replaceChildren(...said.childNodes);
    watched.querySelector("[data-rest]").replaceWith(part.querySelector("[data-rest]"));
  };
  const soon = () => {
    if (!waiting) setTimeout(look, 1000);
    waiting = true;
  };
  for (const kind of ["state", "snapshot", "stage", "found", "limit", "message"]) events.addEventListener(kind, soon);
  events.addEventListener("error", soon);
  setInterval(soon, 5000);
}

for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => print());
if (document.getElementById("rota-data")) import("/assets/rota.js");
