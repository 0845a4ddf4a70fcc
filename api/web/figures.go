package web

import (
	"cmp"
	"fmt"
	"strings"

	"heltid/solver/rule"
	"heltid/solver/ward"
)

// decimal writes a number of so many parts of one with the language's point,
// without decimals where it needs none.
func decimal(lang rule.Lang, v, unit, places int) string {
	text := fmt.Sprintf("%.*f", places, float64(v)/float64(unit))
	if strings.Contains(text, ".") {
		text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	}
	return strings.Replace(text, ".", say(lang, "point"), 1)
}

func hours(lang rule.Lang, minutes int) string { return decimal(lang, minutes, 60, 1) }

// fte writes sizes summed up as full-time posts.
func fte(lang rule.Lang, z ward.Size) string { return decimal(lang, int(z), int(ward.FullTime), 1) }

// percent writes a size in whole per cent.
func percent(lang rule.Lang, z ward.Size) string {
	return say(lang, "percent", "n", (int(z)+50)/100)
}

// whoIs names what a need asks for.
func whoIs(w *ward.Ward, who string, lang rule.Lang) string {
	switch who {
	case ward.Total, ward.Educated:
		return say(lang, "who."+who)
	}
	for _, c := range w.Competences {
		if c.ID == who {
			return nameOf(c.Name, who)
		}
	}
	return who
}

func nameOf(name, id string) string { return cmp.Or(name, id) }
