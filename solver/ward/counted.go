package ward

import (
	"regexp"
	"strings"
)

// Counted puts words in the number that the figure before them asks for:
// "1 {person|personer} har" becomes "1 person har". A choice follows the last
// figure before it, whatever stands between.
func Counted(text string) string {
	if !strings.Contains(text, "{") {
		return text
	}
	figure := ""
	return figureOrChoice.ReplaceAllStringFunc(text, func(part string) string {
		forms := figureOrChoice.FindStringSubmatch(part)
		switch {
		case part[0] != '{':
			figure = part
			return part
		case figure == "1":
			return forms[1]
		}
		return forms[2]
	})
}

var figureOrChoice = regexp.MustCompile(`[0-9]+(?:[.,:][0-9]+)*|\{([^{}|]*)\|([^{}|]*)\}`)
