package web_test

import (
	"fmt"
	"net/url"
	"os"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
	"github.com/stretchr/testify/require"
)

// The whole way with keys alone, in each language: from the key through an
// example ward, models, progress and the comparison to a rota, where two weeks
// without a day off break a rest and are taken back, and on to the papers for the
// consultation. Each view on the way is held against WCAG 2.1 AA, nothing is cut
// off at 320 pixels or 200 %, the console says nothing, nothing is asked of
// elsewhere, and the papers can be printed.
func TestTheWholeWayInABrowser(t *testing.T) {
	b := browse(t)
	b.work()
	for _, lang := range []string{"nb", "nn", "en"} {
		b.walk(lang)
	}
	b.refused()
	views, err := os.ReadDir("views")
	require.NoError(t, err)
	for _, v := range views {
		if name := strings.TrimSuffix(v.Name(), ".html"); name != "shell" && name != "parts" {
			require.True(t, b.seen[name], "the view %s is not looked at", name)
		}
	}
	require.Empty(t, b.wrong, strings.Join(b.wrong, "\n"))
	b.mu.Lock()
	defer b.mu.Unlock()
	for _, said := range b.said {
		require.Regexp(t, "40[14]|422", said, "the console speaks only of what was refused, and is meant to be")
	}
}

// walk is the way in one language, each view looked at.
func (b *browser) walk(lang string) {
	b.Helper()
	b.do(cookieAt(b.url, "heltid-lang", lang))
	b.goTo("/")
	require.Equal(b, lang, b.ask("document.documentElement.lang"))
	b.look(lang + " login")
	b.press(`footer a[href="/accessibility"]`, "#criteria")
	b.look(lang + " accessibility")
	b.goTo("/login")
	b.tab("#key")
	b.key(b.visitor.key)
	b.key(kb.Enter)
	b.until(`document.querySelector("#demo") !== null`)
	b.look(lang + " start")

	b.press(`button[value="ward-small"]`, "#sum")
	ward := b.ask("location.pathname")
	heads := `document.querySelector("#sum td.n").textContent`
	was := b.ask(heads)
	b.tab("#weekends")
	b.key(kb.ArrowLeft + kb.ArrowLeft) // two steps left: rarer weekends take more heads
	b.until(fmt.Sprintf("%s !== %q", heads, was))
	b.look(lang + " ward")

	b.goTo(ward + "/limits")
	b.look(lang + " limits")
	b.goTo(ward)

	b.press(`a[href$="/models"].main`, "#run-structure")
	b.tab("#m-user_cycle")
	b.key(" ")
	b.tab("#run-today") // the group of two is one stop
	b.key(kb.ArrowDown)
	require.Equal(b, "true", b.ask(`String(document.querySelector("#run-structure").checked)`))
	b.look(lang + " models")
	_, err := chromedp.Run(b.ctx, chromedp.Evaluate[any](`document.querySelector("#seconds").insertAdjacentHTML("beforeend", "<option value=40 selected>40</option>"); null`))
	require.NoError(b, err)
	b.press("main button.main", "#progress")
	job := b.ask("location.pathname")
	b.look(lang + " job")
	b.until(`location.pathname.endsWith("/compare") && document.querySelector("#side") !== null`) // it goes there by itself
	b.look(lang + " compare")
	b.tab("#me")
	b.key(b.ask(`document.querySelector("#me").options[1].text[0]`))
	b.press("#me + button", "caption")
	b.look(lang + " compare for one")

	b.press(`form[action$="/rota"] button`, ".rota")
	rota := b.ask("location.pathname")
	b.look(lang + " rota")
	count := `document.querySelector("[data-piece=figures] .verdict").textContent`
	none := b.ask(count)
	b.tab(`.rota td[tabindex="0"]`)
	for range 14 { // two weeks without a day off
		b.key("d")
		b.key(kb.ArrowRight)
	}
	b.until(fmt.Sprintf("%s !== %q", count, none))
	b.until(`document.querySelector(".rota .mark") !== null`)
	b.until(`document.querySelector("#findings").textContent.includes("§ 10-8")`) // rest
	b.until(`document.activeElement.closest(".rota") !== null`)                   // one stays where one was
	b.look(lang + " rota with findings")
	for b.ask(`String(document.querySelector("[data-undo]").disabled)`) == "false" {
		b.key("z", chromedp.ModifierCtrl)
	}
	b.until(fmt.Sprintf("%s === %q", count, none))

	// in a week's view: a duty is taken away, which pins it, and the engine mends the rest
	b.press(`.looks a[href$="?week=1"]`, ".weeks")
	b.look(lang + " rota by week")
	b.tab(`.rota td[tabindex="0"]`)
	for b.ask(`String(document.activeElement.matches(".day, .evening, .night, .long"))`) == "false" {
		b.key(kb.ArrowRight)
	}
	who := b.ask(`document.activeElement.closest("tr").dataset.person`)
	b.key(kb.Delete)
	b.until(fmt.Sprintf("%s !== %q", count, none))
	b.until(`document.activeElement.matches(".rota td.pinned[aria-selected=true]")`)
	b.key(kb.Enter)
	b.until(`document.querySelector(".rota td.pinned") === null`)
	b.key(kb.Enter)
	b.until(`document.querySelectorAll(".rota td.pinned").length === 1`)
	b.look(lang + " rota with pins")
	b.press("[data-mend] button", ".changes")
	require.NotEqual(b, rota, b.ask("location.pathname"))
	b.look(lang + " rota mended")
	b.goTo(rota + "?person=" + url.QueryEscape(who))
	b.look(lang + " rota of one")

	b.goTo(ward + "/rotas")
	b.look(lang + " rotas")
	b.goTo(ward + "/work")
	b.look(lang + " work")
	b.goTo("/new")
	b.look(lang + " form")
	b.goTo(job + "/compare")
	b.press(`a[href*="/pack?"]`, "textarea")
	b.look(lang + " pack")
	b.print()
	b.goTo(job + "/pack?form=public")
	b.look(lang + " pack for all")
	b.print()
	b.goTo(rota)
	b.print()
	b.goTo("/no-such-page")
	b.look(lang + " error")
	b.press(`form[action="/logout"] button`, "#key")
}

// refused looks at what is said of what cannot be taken.
func (b *browser) refused() {
	b.Helper()
	b.do(cookieAt(b.url, "heltid-lang", "nb"))
	b.goTo("/")
	b.tab("#key")
	b.key("heltid_NOT" + kb.Enter)
	b.until(`document.querySelector("#key-wrong") !== null`)
	b.look("wrong key")
	b.tab("#key")
	b.key(b.visitor.key + kb.Enter)
	b.until(`document.querySelector("#demo") !== null`)
	b.goTo("/new")
	b.tab("#name")
	b.key("Solsiden")
	b.tab("[name=D-start]")
	b.key("noe" + kb.Enter)
	b.until(`document.querySelector("[aria-invalid=true]") !== null`)
	b.look("form with what is wrong")
}
