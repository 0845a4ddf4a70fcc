package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// browser is Chromium at the page. Whatever its console says is wrong.
type browser struct {
	*visitor
	ctx   context.Context
	axe   string
	wrong []string // all of it is told at the end
	mu    sync.Mutex
	said  []string
}

// browse opens a browser where make browser asks for one.
func browse(t *testing.T) *browser {
	t.Helper()
	if os.Getenv("HELTID_BROWSER") == "" {
		t.Skip("make browser runs it, in Chromium")
	}
	path, err := exec.LookPath("chromium")
	require.NoError(t, err, "apt-get install chromium")
	axe, err := os.ReadFile("../../third_party/axe/axe.min.js")
	require.NoError(t, err, "make browser fetches it")
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, closed := chromedp.NewContext(ctx)
	t.Cleanup(closed)
	ctx, late := context.WithTimeout(ctx, 15*time.Minute)
	t.Cleanup(late)
	b := &browser{visitor: arrive(t, "planner"), ctx: ctx, axe: string(axe)}
	require.NoError(t, chromedp.Do(ctx, chromedp.Navigate("about:blank")))
	go func() {
		for m, err := range chromedp.Console(ctx) {
			if err != nil {
				return
			}
			b.mu.Lock()
			b.said = append(b.said, fmt.Sprint(m))
			b.mu.Unlock()
		}
	}()
	return b
}

func (b *browser) do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	require.NoError(b, chromedp.Do(b.ctx, steps...))
}

func (b *browser) goTo(path string) {
	b.Helper()
	b.do(chromedp.Navigate(b.url+path), chromedp.WaitVisible(chromedp.CSS("main h1")))
}

func (b *browser) click(css string) {
	b.Helper()
	b.do(chromedp.Click(chromedp.CSS(css), chromedp.NodeVisible))
}

// until waits for something to be true of the page, whichever page that is.
func (b *browser) until(js string) {
	b.Helper()
	for end := time.Now().Add(time.Minute); time.Now().Before(end); {
		if ok, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](js)); err == nil && ok {
			return
		}
		select {
		case <-time.After(100 * time.Millisecond):
		case <-b.ctx.Done():
			require.NoError(b, b.ctx.Err(), js)
		}
	}
	require.Fail(b, "it did not come about", "%s\nat %s", js, b.ask(`location.href + " " + document.querySelector("main")?.innerText.slice(0, 500)`))
}

func (b *browser) ask(js string) string {
	b.Helper()
	out, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](js))
	require.NoError(b, err, js)
	return out
}

func (b *browser) key(keys string) {
	b.Helper()
	b.do(chromedp.KeyEvent(keys))
}

// accessible holds a view against axe, for WCAG 2.1 AA and what axe calls good
// practice.
func (b *browser) accessible(where string) {
	b.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](b.axe+"; null"))
	require.NoError(b, err)
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](`axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + (n.any[0]?.message ?? "")).join(" | "))))`, chromedp.EvalAwaitPromise))
	require.NoError(b, err)
	var found []string
	require.NoError(b, json.Unmarshal([]byte(got), &found))
	for _, f := range found {
		b.wrong = append(b.wrong, where+": "+f)
	}
}

// fits sees that nothing sticks out of the window sideways.
func (b *browser) fits(where string, width int64) {
	b.Helper()
	b.do(chromedp.EmulateViewport(width, 800))
	if out := b.ask(`document.documentElement.scrollWidth <= innerWidth ? "" : [...document.querySelectorAll("body *")].filter(e => e.getBoundingClientRect().right > innerWidth && !e.closest(".scroll")).slice(0, 3).map(e => e.outerHTML.slice(0, 120)).join(" | ") || "something"`); out != "" {
		b.wrong = append(b.wrong, fmt.Sprintf("%s sticks out at %d: %s", where, width, out))
	}
}

// The whole way, from the key to the papers for the consultation, and each view
// in each language: no violation of WCAG 2.1 AA that axe finds, nothing cut off
// at 320 pixels, nothing on the console, and nothing asked of elsewhere.
func TestTheWholeWayInABrowser(t *testing.T) {
	b := browse(t)
	b.work()
	b.goTo("/")
	b.do(chromedp.SendKeys(chromedp.CSS("#key"), b.visitor.key+"\r"), chromedp.WaitVisible(chromedp.CSS("#demo")))

	b.click(`button[value="ward-small"]`)
	b.do(chromedp.WaitVisible(chromedp.CSS("#sum")))
	ward := b.ask("location.pathname")
	heads := `document.querySelector("#sum td.n").textContent`
	was := b.ask(heads)
	b.do(chromedp.SendKeys(chromedp.CSS("#weekends"), kb.ArrowLeft+kb.ArrowLeft)) // two steps left: rarer weekends take more heads
	b.until(fmt.Sprintf("%s !== %q", heads, was))

	b.click(`a[href$="/models"].main`)
	b.do(chromedp.WaitVisible(chromedp.CSS("#run-structure")))
	b.click("details summary")
	b.click("#m-user_cycle")
	b.click("#run-structure")
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](`document.querySelector("#seconds").insertAdjacentHTML("beforeend", "<option value=5 selected>5</option>"); null`))
	require.NoError(t, err)
	b.click("main button.main")
	b.do(chromedp.WaitVisible(chromedp.CSS("#progress")))
	job := b.ask("location.pathname")
	b.until(`location.pathname.endsWith("/compare")`) // it goes there by itself
	b.do(chromedp.WaitVisible(chromedp.CSS("#side")))

	b.click(`form[action$="/rota"] button`)
	b.do(chromedp.WaitVisible(chromedp.CSS(".rota")))
	rota := b.ask("location.pathname")
	count := `document.querySelector("[data-piece=figures] .verdict").textContent`
	none := b.ask(count)
	_, err = chromedp.Run(b.ctx, chromedp.Evaluate[any](`document.querySelector(".rota tr[data-person] td:nth-child(3)").click(); null`))
	require.NoError(t, err)
	b.until(`document.activeElement.cellIndex === 2`)
	for range 14 { // two weeks without a day off, by keyboard
		b.key("d")
		b.key(kb.ArrowRight)
	}
	b.until(fmt.Sprintf("%s !== %q", count, none))
	b.until(`document.querySelector(".rota .mark") !== null`)
	b.until(`document.activeElement.closest(".rota") !== null`) // one stays where one was
	b.accessible("rota with findings")
	for b.ask(`String(document.querySelector("[data-undo]").disabled)`) == "false" {
		b.click("[data-undo]")
	}
	b.until(fmt.Sprintf("%s === %q", count, none))

	// in a week's view: a duty is taken away, it and a line pinned, and the engine mends the rest
	b.goTo(rota + "?week=2")
	_, err = chromedp.Run(b.ctx, chromedp.Evaluate[any](`document.querySelector(".rota tr[data-person] td.day, .rota tr[data-person] td.evening").click(); null`))
	require.NoError(t, err)
	b.until(`document.activeElement.closest(".rota tr[data-person]") !== null`)
	who := b.ask(`document.activeElement.closest("tr").dataset.person`)
	b.key(kb.Delete)
	b.until(fmt.Sprintf("%s !== %q", count, none))
	b.until(`document.activeElement.matches(".rota td.pinned[aria-selected=true]")`) // what is changed is pinned
	b.key(kb.Enter)
	b.until(`document.querySelector(".rota td.pinned") === null`)
	b.key(kb.Enter)
	b.until(`document.querySelectorAll(".rota td.pinned").length === 1`)
	b.accessible("rota with pins")
	b.do(chromedp.Focus(chromedp.CSS("[data-mend] button")))
	b.key(kb.Enter)
	b.until(`document.querySelector(".changes") !== null`)
	mended := b.ask("location.pathname")
	require.NotEqual(t, rota, mended)
	b.until(`document.querySelectorAll(".rota td.pinned").length === 1`)

	views := []string{"/", "/new", ward, ward + "/limits", ward + "/models", ward + "/work", ward + "/rotas", job + "/compare", rota, rota + "?week=1", mended + "?person=" + url.QueryEscape(who), job + "/pack", job + "/pack?form=public", "/no-such-page"}
	for _, lang := range []string{"nb", "nn", "en"} {
		b.do(cookieAt(b.url, "heltid-lang", lang))
		for _, view := range views {
			b.do(chromedp.EmulateViewport(1280, 900))
			b.goTo(view)
			require.Equal(t, lang, b.ask("document.documentElement.lang"))
			b.accessible(lang + " " + view)
			b.fits(lang+" "+view, 320)
			b.fits(lang+" "+view, 640) // 1280 at 200 %
			require.Equal(t, "", b.ask(`performance.getEntriesByType("resource").map(r => r.name).filter(n => !n.startsWith(location.origin)).join(" ")`))
		}
	}
	require.Empty(t, b.wrong)
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(pdf), "%PDF"))
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, said := range b.said {
		require.Contains(t, said, "404", "the console says so only of the page that is not there")
	}
}

// cookieAt sets a cookie of the page.
func cookieAt(url, name, value string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: url})
		return chromedp.Void{}, err
	}
}
