package web_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// browser is Chromium at the page, worked with keys alone. What it finds wrong
// is told at the end, all of it.
type browser struct {
	*visitor
	ctx     context.Context
	inspect string          // axe, and what it does not look at
	shots   string          // folder for pictures of each view, if any
	seen    map[string]bool // views
	wrong   []string
	mu      sync.Mutex
	said    []string // by the console
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
	ours, err := os.ReadFile("testdata/inspect.js")
	require.NoError(t, err)
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), opts...)
	t.Cleanup(stop)
	ctx, closed := chromedp.NewContext(ctx)
	t.Cleanup(closed)
	ctx, late := context.WithTimeout(ctx, 25*time.Minute)
	t.Cleanup(late)
	b := &browser{visitor: arrive(t, "planner"), ctx: ctx, inspect: string(axe) + ";" + string(ours) + "; null", shots: os.Getenv("HELTID_SHOTS"), seen: map[string]bool{}}
	b.do(chromedp.Navigate("about:blank"), chromedp.EmulateViewport(1280, 900))
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

// until waits for something to be true of the page, whichever page that is.
func (b *browser) until(js string) {
	b.Helper()
	for end := time.Now().Add(2 * time.Minute); time.Now().Before(end); {
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

func (b *browser) key(keys string, with ...chromedp.Modifier) {
	b.Helper()
	b.do(chromedp.KeyEvent(keys, chromedp.KeyModifiers(with...)))
}

// tab moves on with the Tab key until it is at an element. Wherever it stops on
// the way one must see where one is (WCAG 2.4.7), and it must not be caught
// (2.1.2).
func (b *browser) tab(css string) {
	b.Helper()
	for range 400 {
		if b.ask(fmt.Sprintf(`String(document.activeElement.matches(%q))`, css)) == "true" {
			return
		}
		b.key(kb.Tab)
		if lost := b.ask(`(() => { const e = document.activeElement, s = getComputedStyle(e); return e === document.body || e.matches("[type=radio], [type=checkbox], [type=range], [type=file]") || (s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2) ? "" : e.outerHTML.slice(0, 120); })()`); lost != "" {
			b.wrong = append(b.wrong, "one does not see that one is at "+lost)
		}
	}
	require.Fail(b, "the Tab key does not come there", "%s at %s", css, b.ask("location.pathname"))
}

// press goes to a control and presses Enter there; there is a page to wait for.
func (b *browser) press(css, arrives string) {
	b.Helper()
	b.tab(css)
	b.key(kb.Enter)
	b.until(fmt.Sprintf(`document.readyState === "complete" && document.querySelector(%q) !== null`, arrives))
}

// look holds the view that is open against WCAG 2.1 AA: what axe finds and what
// inspect.js does, at 1280 pixels, at 320 and at 200 %.
func (b *browser) look(where string) {
	b.Helper()
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](b.inspect))
	require.NoError(b, err)
	b.seen[b.ask("document.body.dataset.view")] = true
	b.tell(where, `axe.run(document, {resultTypes: ["violations"]}).then(r => JSON.stringify(r.violations.map(v => v.id + ": " + v.help + " " + v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + (n.any[0]?.message ?? "")).join(" | "))))`)
	b.tell(where, `JSON.stringify(inspect.all())`)
	b.shoot(where, 1280)
	for _, width := range []int64{640, 320} { // 640 is 1280 at 200 %
		b.do(chromedp.EmulateViewport(width, 800))
		b.tell(where, `JSON.stringify(inspect.wide())`)
		b.tell(where, `JSON.stringify(inspect.spaced())`)
		if width == 320 {
			b.shoot(where, width)
		}
	}
	b.do(chromedp.EmulateViewport(1280, 900))
}

// tell asks for a list of what is wrong, as JSON.
func (b *browser) tell(where, js string) {
	b.Helper()
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[string](js, chromedp.EvalAwaitPromise))
	require.NoError(b, err, where)
	var found []string
	require.NoError(b, json.Unmarshal([]byte(got), &found))
	for _, f := range found {
		b.wrong = append(b.wrong, where+": "+f)
	}
}

var notInNames = regexp.MustCompile(`[^a-z0-9]+`)

// shoot keeps a picture of the whole view, and of 1280 pixels one as printed.
func (b *browser) shoot(where string, width int64) {
	b.Helper()
	if b.shots == "" {
		return
	}
	name := filepath.Join(b.shots, notInNames.ReplaceAllString(strings.ToLower(where), "-"))
	shot := func(name string) {
		got, err := chromedp.Run(b.ctx, chromedp.FullScreenshot(100))
		require.NoError(b, err)
		require.NoError(b, os.WriteFile(name, got, 0o600))
	}
	shot(fmt.Sprintf("%s-%d.png", name, width))
	if width == 1280 {
		b.do(media("print"))
		shot(name + "-print.png")
		b.do(media(""))
		require.NoError(b, os.WriteFile(name+".pdf", b.print(), 0o600))
	}
}

// print prints the view.
func (b *browser) print() []byte {
	b.Helper()
	pdf, err := chromedp.Run(b.ctx, chromedp.PrintToPDF())
	require.NoError(b, err)
	require.True(b, strings.HasPrefix(string(pdf), "%PDF"))
	return pdf
}

func media(kind string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: kind})
		return chromedp.Void{}, err
	}
}

// cookieAt sets a cookie of the page.
func cookieAt(url, name, value string) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, network.SetCookie, network.SetCookieParams{Name: name, Value: value, URL: url})
		return chromedp.Void{}, err
	}
}
