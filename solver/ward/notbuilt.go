package ward

import (
	"fmt"

	"heltid/solver/ward/document"
)

// notBuilt lists what the format describes but nothing acts on yet. A file
// that uses it is refused by name: what is silently left out of a rota is
// worse than what is said to be missing.
var notBuilt = []unbuilt{
	{path: "need/*/exclusive", is: true, name: "exclusive need"},
}

// unbuilt is one entry: any value at the path, or the one that is, or all
// unless one.
type unbuilt struct {
	path       string
	is, unless any
	name       string
}

func refuseNotBuilt(doc *document.Document) Problems {
	var out Problems
	for _, u := range notBuilt {
		doc.Each(u.path, func(at string, v any) {
			if u.is != nil && v != u.is || u.unless != nil && v == u.unless {
				return
			}
			p := doc.AtKey(at, u.name, "nothing of the kind", fmt.Sprintf("%s is described by the format but not built yet; take it out", u.name))
			out = append(out, p)
			doc.Refuse(at)
		})
	}
	return out
}
