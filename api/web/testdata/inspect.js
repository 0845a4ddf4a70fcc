// What axe does not look at. Each gives a list of what is wrong.
window.inspect = {
  shown: (e) => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0,
  says: (e) => e.outerHTML.slice(0, 120),
  colour(text) {
    const [r, g, b, a = 1] = text.match(/[\d.]+/g)?.map(Number) ?? [0, 0, 0, 0];
    return { rgb: [r, g, b], a };
  },
  light(rgb) {
    const [r, g, b] = rgb.map((c) => (c /= 255) <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  },
  contrast(a, b) {
    const [x, y] = [this.light(a), this.light(b)].sort((m, n) => n - m);
    return (x + 0.05) / (y + 0.05);
  },
  under(e) { // the colour it lies on
    for (let p = e; p; p = p.parentElement) {
      const c = this.colour(getComputedStyle(p).backgroundColor);
      if (c.a === 1) return c.rgb;
    }
    return [255, 255, 255];
  },

  // WCAG 1.4.11 and 1.4.3 in pictures: marks 3:1, text 4.5:1; lines of a grid
  // only help the eye.
  pictures() {
    const out = [];
    for (const e of document.querySelectorAll("svg *, .swatch")) {
      if (!this.shown(e) || e.matches(".grid, g, defs *, title, desc")) continue;
      const style = getComputedStyle(e), under = this.under(e.closest("svg")?.parentElement ?? e.parentElement);
      const drawn = e.matches(".swatch") ? [style.borderTopColor] : e.matches("text, tspan") ? [style.fill] : [style.fill, style.stroke];
      const best = Math.max(...drawn.map((c) => c === "none" ? 1 : c.startsWith("url") ? 21 : this.colour(c).a === 0 ? 1 : this.contrast(this.colour(c).rgb, under)));
      const least = e.matches("text, tspan") && !e.matches(".in-solid") ? 4.5 : 3;
      if (!e.matches(".in-solid") && best < least) out.push(`contrast ${best.toFixed(1)}: ${this.says(e)}`);
    }
    return out;
  },

  // Letters on each kind of cell, and the frame of a finding on it.
  cells() {
    const out = [];
    for (const e of document.querySelectorAll(".rota td, .compare td")) {
      const style = getComputedStyle(e), under = this.under(e);
      if (e.textContent && this.contrast(this.colour(style.color).rgb, under) < 4.5) out.push(`letters: ${this.says(e)}`);
      if (e.matches(".hit, .short") && this.contrast(this.colour(style.outlineColor).rgb, under) < 3) out.push(`frame: ${this.says(e)}`);
    }
    return [...new Set(out)].slice(0, 5);
  },

  // Each picture has its figures beside it: a table, or a sentence under it.
  figures: () => [...document.querySelectorAll("main svg")].filter((s) => inspect.shown(s) && !s.closest("section, .answer")?.querySelector("table") && !s.closest(".bar")?.nextElementSibling?.textContent.trim()).map((s) => `no table: ${inspect.says(s)}`),

  // WCAG 1.4.12: nothing is cut off with more room between lines, words and letters.
  spaced() {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important; } p { margin-bottom: 2em !important; }");
    document.adoptedStyleSheets = [sheet];
    const cut = [...document.querySelectorAll("main *, header *")].filter((e) => {
      const style = getComputedStyle(e);
      return inspect.shown(e) && ["hidden", "clip"].includes(style.overflowX) && !e.matches(".hidden, svg, input, select, textarea") && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1);
    }).map((e) => `cut with text spacing: ${inspect.says(e)}`);
    const out = inspect.wide();
    document.adoptedStyleSheets = [];
    return [...cut, ...out.map((o) => `with text spacing ${o}`)];
  },

  // WCAG 1.4.10: nothing but tables, which scroll in their own box, is wider than the window.
  wide: () => document.documentElement.scrollWidth <= innerWidth ? [] : [`wider than ${innerWidth}: ` + ([...document.querySelectorAll("body *")].filter((e) => e.getBoundingClientRect().right > innerWidth && !e.closest(".scroll")).slice(0, 3).map(inspect.says).join(" | ") || "something")],

  // WCAG 2.5.3: what is seen of a control's name is in its name.
  names: () => [...document.querySelectorAll("button[aria-label], a[aria-label], [role=button][aria-label]")].filter((e) => inspect.shown(e) && e.innerText.trim() && !e.getAttribute("aria-label").toLowerCase().includes(e.innerText.trim().toLowerCase())).map((e) => `another name than is seen: ${inspect.says(e)}`),

  // WCAG 3.3.1 and 3.3.2: every field has a label, and one that is wrong says what is.
  fields: () => [...document.querySelectorAll("[aria-invalid=true]")].filter((e) => !(e.getAttribute("aria-describedby") ?? "").split(" ").some((id) => document.getElementById(id)?.textContent.trim())).map((e) => `wrong, and does not say why: ${inspect.says(e)}`),

  elsewhere: () => performance.getEntriesByType("resource").map((r) => r.name).filter((n) => !n.startsWith(location.origin)).map((n) => `asked of elsewhere: ${n}`),

  // At most 300 kB of a view, sent anew.
  weight() {
    const sent = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")].reduce((n, e) => n + e.encodedBodySize, 0);
    return sent > 300_000 ? [`weighs ${sent} bytes`] : [];
  },

  all() {
    return [...this.pictures(), ...this.cells(), ...this.figures(), ...this.names(), ...this.fields(), ...this.elsewhere(), ...this.weight()];
  },
};
