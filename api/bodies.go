package api

import (
	"errors"
	"io"
	"mime"
	"mime/multipart"
	"net/http"
	"reflect"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"

	"heltid/solver/rule"
	"heltid/solver/ward"
	"heltid/solver/ward/document"
	"heltid/solver/ward/workbook"
)

// binder reads JSON bodies with the reader of ward files, so that all that is
// wrong in one comes back at once, with its places.
type binder struct{}

func (*binder) Bind(into any, c echo.Context) error {
	if kind, _, _ := mime.ParseMediaType(c.Request().Header.Get("Content-Type")); kind != "application/json" {
		return refuse("unsupported_media_type", Place{In: "Content-Type", Text: "application/json"})
	}
	data, err := whole(c.Request().Body)
	if err != nil {
		return err
	}
	doc, problems := document.Parse("body.json", data)
	if doc != nil {
		schema, err := schemaOf(reflect.TypeOf(into).Elem().Name())
		if err != nil {
			return err
		}
		problems = append(problems, doc.Check(schema)...)
		problems = append(problems, ward.IdentityNumbers(doc)...)
	}
	if err := problems.Err(); err != nil {
		return unfit("invalid_request", err)
	}
	return doc.Decode(into)
}

// A file as it was sent. Its name's ending says what it is.
type file struct {
	name string
	data []byte
}

// endings of the media types that files come in.
var endings = map[string]string{
	"application/yaml": ".yaml", "application/x-yaml": ".yaml", "text/yaml": ".yaml", "application/json": ".json", "text/csv": ".csv",
	"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}

// sent reads a body as the file that its media type says it is.
func sent(what, contentType string, body io.Reader, allowed ...string) (file, error) {
	kind, _, _ := mime.ParseMediaType(contentType)
	for _, a := range allowed {
		if a == kind || endings[a] == endings[kind] && endings[kind] != "" {
			data, err := whole(body)
			return file{what + endings[kind], data}, err
		}
	}
	return file{}, refuse("unsupported_media_type", Place{In: "Content-Type", Text: "one of " + strings.Join(allowed, ", ")})
}

// wardSent reads a ward that is the body of a call.
func wardSent(contentType string, body io.Reader) (file, *ward.Ward, error) {
	f, err := sent("ward", contentType, body, "application/yaml", "application/json", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	if err != nil {
		return f, nil, err
	}
	return f.ward()
}

// ward reads the file as a ward, as the program does, and gives the file to keep:
// of a workbook what its cells say.
func (f file) ward() (file, *ward.Ward, error) {
	w, data, err := workbook.Ward(f.name, f.data, rule.Ladders()...)
	if err != nil {
		return f, nil, unfit("invalid_ward", err)
	}
	if workbook.Is(f.name) {
		f.name = "ward.json"
	}
	f.data = data
	return f, w, nil
}

// whole reads all that was sent.
func whole(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(r)
	if err != nil {
		return nil, unread(err)
	}
	return data, nil
}

// unread refuses what breaks off or is no form, unless there is too much of it.
func unread(err error) error {
	if _, large := errors.AsType[*http.MaxBytesError](err); large {
		return err
	}
	return refuse("invalid_request", Place{In: "body", Text: "what was sent cannot be read to its end: " + err.Error()})
}

// parts reads the files of a form. The name of a file is no path, and only its
// ending counts.
func parts(form *multipart.Reader) (map[string]file, error) {
	out := map[string]file{}
	for {
		p, err := form.NextPart()
		if err == io.EOF {
			return out, nil
		}
		if err != nil {
			return nil, unread(err)
		}
		field := p.FormName()
		if !slices.Contains([]string{"ward", "rota", "legend", "today"}, field) {
			return nil, refuse("invalid_request", Place{In: "body", Found: field, Text: "the form has the files ward, rota, legend and today"})
		}
		data, err := whole(p)
		if err != nil {
			return nil, err
		}
		ending := ".yaml"
		if i := strings.LastIndexByte(p.FileName(), '.'); i >= 0 {
			ending = strings.ToLower(p.FileName()[i:])
		}
		out[field] = file{field + ending, data}
	}
}
