package web

import (
	_ "embed"
	"sync"

	"github.com/goccy/go-yaml"

	"heltid/solver/report"
	"heltid/solver/rule"
)

//go:embed words.yaml
var wordsYAML []byte

// words has every sentence of the page in each language.
var words = sync.OnceValue(func() map[string]map[rule.Lang]string {
	out := map[string]map[rule.Lang]string{}
	if err := yaml.Unmarshal(wordsYAML, &out); err != nil {
		panic(err) // it is built in, and a test reads it
	}
	return out
})

// say gives a sentence of the page with its values filled in, as report.Say
// does with those of reports.
func say(lang rule.Lang, key string, args ...any) string {
	text, ok := words()[key][lang]
	if !ok {
		return report.Say(lang, key, args...)
	}
	return report.Fill(text, args...)
}
