package web

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"path"
	"strings"

	"heltid/api/client"
)

// demos are the example wards that the start offers, in the order people look
// for their own; words.yaml says what each shows.
var demos = []string{"ward-30", "ward-12a", "ward-59", "ward-93", "ward-everyday", "ward-small"}

// startView is what the start shows.
type startView struct {
	Mine    []client.Ward
	Demos   []client.DemoWard
	Refused *refusedError // of a file that was sent
}

func (s *site) start(w http.ResponseWriter, r *visit) error {
	return s.showStart(w, r, http.StatusOK, nil)
}

func (s *site) showStart(w http.ResponseWriter, r *visit, status int, refused *refusedError) error {
	mine, err := answer(r.Client.ListWardsWithResponse(r.Context(), &client.ListWardsParams{}))
	if err != nil {
		return err
	}
	all, err := answer(r.Client.ListDemoWardsWithResponse(r.Context()))
	if err != nil {
		return err
	}
	v := startView{Mine: mine.JSON200.Items, Refused: refused}
	for _, id := range demos {
		for _, d := range *all.JSON200 {
			if d.Id == id {
				v.Demos = append(v.Demos, d)
			}
		}
	}
	return s.show(w, r, status, "start", page{Title: say(r.Lang, "start.title"), Of: v})
}

// addWard keeps a ward: an example, or a file that was sent. What is wrong in a
// file is shown on the start, all of it.
func (s *site) addWard(w http.ResponseWriter, r *visit) error {
	data, kind, err := s.sentWard(r)
	if err != nil {
		return err
	}
	made, err := answer(r.Client.AddWardWithBodyWithResponse(r.Context(), &client.AddWardParams{IdempotencyKey: once(r)}, kind, bytes.NewReader(data)))
	var refused *refusedError
	if errors.As(err, &refused) && refused.Status == http.StatusUnprocessableEntity {
		refused.Detail = say(r.Lang, "start.refused", "n", len(refused.Places))
		return s.showStart(w, r, refused.Status, refused)
	}
	if err != nil {
		return err
	}
	http.Redirect(w, r.Request, "/wards/"+made.JSON201.Id, http.StatusSeeOther)
	return nil
}

func (s *site) sentWard(r *visit) (data []byte, kind string, err error) {
	if demo := r.PostFormValue("demo"); demo != "" {
		got, err := answer(r.Client.GetDemoWardWithResponse(r.Context(), demo))
		if err != nil {
			return nil, "", err
		}
		return got.Body, "application/yaml", nil
	}
	f, head, err := r.FormFile("file")
	if err != nil {
		return nil, "", &refusedError{Status: http.StatusBadRequest, Title: say(r.Lang, "error.nofile"), Detail: say(r.Lang, "error.nofile.do")}
	}
	defer f.Close()
	data, err = io.ReadAll(f)
	return data, kindOf(head.Filename), err
}

// kindOf is the media type of a file by its name's ending, YAML where that says
// nothing.
func kindOf(name string) string {
	switch strings.ToLower(path.Ext(name)) {
	case ".json":
		return "application/json"
	case ".csv", ".txt":
		return "text/csv"
	case ".xlsx", ".xlsm":
		return "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
	}
	return "application/yaml"
}
