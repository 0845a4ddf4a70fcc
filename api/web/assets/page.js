// What makes the page quicker to use. Each piece works on forms that work
// without it.

document.documentElement.classList.add("live");

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
    history.replaceState(null, "", `${form.action}?${query}`);
  });
}
