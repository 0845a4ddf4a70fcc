// Set before anything of the page runs; bench.ready and bench.grid are asked.
window.bench = {
  frame: () => new Promise((r) => requestAnimationFrame(r)),
  painted: new Promise((r) => new PerformanceObserver((l) => l.getEntriesByName("first-contentful-paint").forEach((e) => r(e.startTime))).observe({ type: "paint", buffered: true })),
  loaded: new Promise((r) => addEventListener("load", async () => {
    await new Promise(requestAnimationFrame);
    await new Promise(requestAnimationFrame); // what was laid out has been painted
    r(performance.now());
  })),

  // ready gives what it took to open the view, and how much was sent.
  async ready() {
    const Ready = await this.loaded;
    const got = [...performance.getEntriesByType("navigation"), ...performance.getEntriesByType("resource")];
    const sum = (of) => got.reduce((n, e) => n + e[of], 0);
    return {
      Ready, Paint: await this.painted, Server: got[0].responseEnd - got[0].requestStart,
      Sent: sum("transferSize"), Unpacked: sum("decodedBodySize"), Elements: document.querySelectorAll("*").length,
    };
  },

  // frames runs a move a frame, and gives how long each frame took.
  async frames(n, move) {
    const took = [];
    let last = await this.frame();
    for (let i = 0; i < n; i++) {
      move(i);
      const now = await this.frame();
      took.push(now - last);
      last = now;
    }
    return took;
  },

  async grid() {
    const box = document.querySelector(".rota").closest(".scroll");
    const top = box.getBoundingClientRect().top + scrollY, down = box.offsetHeight, across = box.scrollWidth - box.clientWidth;
    const inner = box.scrollHeight - box.clientHeight;
    const took = await this.frames(120, (i) => { scrollTo(0, top + down * i / 120); box.scrollTop = inner * i / 120; });
    took.push(...await this.frames(60, (i) => { box.scrollLeft = across * i / 60; }));
    box.scrollLeft = 0;
    box.scrollTop = 0;

    const cell = box.querySelector("tr[data-person] td:nth-child(3)");
    cell.click();
    let slowest = 0;
    for (let i = 0; i < 40; i++) {
      const began = performance.now();
      document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: i % 2 ? "ArrowDown" : "ArrowRight", bubbles: true }));
      await this.frame();
      await this.frame();
      slowest = Math.max(slowest, performance.now() - began);
    }
    const codes = [...document.querySelectorAll("[data-code]")].map((b) => b.dataset.code).filter((c) => c.length === 1);
    const here = document.activeElement.textContent;
    const status = document.querySelector("[data-status]");
    const said = new Promise((r) => new MutationObserver(r).observe(status, { childList: true, characterData: true, subtree: true }));
    const began = performance.now();
    document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key: codes.find((c) => c !== here).toLowerCase(), bubbles: true }));
    await said;
    await this.frame();
    await this.frame();
    const checked = performance.now() - began;
    return `${took.length} | ${Math.round(Math.max(...took))} ms | ${took.filter((t) => t > 50).length} | ${Math.round(slowest)} ms | ${Math.round(checked)} ms`;
  },
};
