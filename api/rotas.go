package api

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"strconv"

	"heltid/api/store"
	"heltid/solver/repair"
	"heltid/solver/report"
	"heltid/solver/rota"
	"heltid/solver/ward"
)

func rotaOf(r store.Rota) Rota {
	return Rota{Id: r.ID, Ward: r.Ward, WardVersion: r.WardVersion, Model: r.Model, Run: Run(r.Run), Parent: r.Parent, Pins: r.Pins, Job: r.Job, Created: r.Created}
}

func (s *service) AddRota(ctx context.Context, r AddRotaRequestObject) (AddRotaResponseObject, error) {
	f, err := sent("rota", r.ContentType, r.Body, "application/json", "application/yaml", "text/csv", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
	if err != nil {
		return nil, err
	}
	of, err := s.mine(ctx).Ward(ctx, r.Ward, r.Params.Version)
	if err != nil {
		return nil, err
	}
	w, err := s.readWard(ctx, file{of.File, of.Body})
	if err != nil {
		return nil, err
	}
	if r.Params.Parent != "" {
		parent, err := s.mine(ctx).Rota(ctx, r.Params.Parent)
		if err != nil || s.may(ctx, parent.Ward, "reader") != nil {
			return nil, refuse("invalid_parameter", Place{In: "query parameter parent", Text: "there is no such rota"})
		}
	}
	read, err := load(f, w, rota.Told{Model: r.Params.Model, Run: ward.Run(r.Params.Run), Sheet: r.Params.Sheet})
	if err != nil {
		return nil, err
	}
	if _, err := repair.ParsePins(r.Params.Pin, read.Case); err != nil {
		return nil, refuse("invalid_parameter", Place{In: "query parameter pin", Text: err.Error()})
	}
	body, err := read.Rota.JSON()
	if err != nil {
		return nil, err
	}
	out, id, err := accept(ctx, s, r.Params.IdempotencyKey, []any{r.Ward, r.Params, f.name, f.data}, func(tx store.Tx) (Rota, string, error) {
		k := store.Rota{ID: store.NewID("r"), Ward: r.Ward, WardVersion: of.Version, Model: read.Rota.Model, Run: string(read.Rota.Run), Parent: r.Params.Parent, Pins: r.Params.Pin, Body: body, Created: store.Now()}
		return rotaOf(k), k.ID, tx.AddRota(k)
	})
	return AddRota201JSONResponse{Body: out, Headers: AddRota201ResponseHeaders{Location: "/v1/rotas/" + id}}, err
}

func (s *service) ListRotas(ctx context.Context, r ListRotasRequestObject) (ListRotasResponseObject, error) {
	list, err := s.mine(ctx).Rotas(ctx, store.RotaFilter{Ward: r.Params.Ward, Job: r.Params.Job}, pageOf(ctx, r.Params.Limit, r.Params.Cursor))
	return ListRotas200JSONResponse{Next: list.Next, Items: each(list.Items, rotaOf)}, err
}

func (s *service) GetRota(ctx context.Context, r GetRotaRequestObject) (GetRotaResponseObject, error) {
	got, err := s.mine(ctx).Rota(ctx, r.Rota)
	return GetRota200JSONResponse(rotaOf(got)), err
}

func (s *service) DeleteRota(ctx context.Context, r DeleteRotaRequestObject) (DeleteRotaResponseObject, error) {
	if err := s.change(ctx, r.Rota, func(tx store.Tx) error { return tx.DeleteRota(r.Rota) }); err != nil {
		return nil, err
	}
	s.sweep(ctx)
	return DeleteRota204Response{}, nil
}

// stored reads a rota that is kept, on its version of the ward.
func (s *service) stored(ctx context.Context, id string) (*rota.File, error) {
	got, err := s.mine(ctx).Rota(ctx, id)
	if err != nil {
		return nil, err
	}
	of, err := s.mine(ctx).Ward(ctx, got.Ward, got.WardVersion)
	if err != nil {
		return nil, err
	}
	w, err := s.readWard(ctx, file{of.File, of.Body})
	if err != nil {
		return nil, err
	}
	return load(file{"rota.json", got.Body}, w, rota.Told{Model: got.Model})
}

func (s *service) GetRotaFile(ctx context.Context, r GetRotaFileRequestObject) (GetRotaFileResponseObject, error) {
	got, err := s.mine(ctx).Rota(ctx, r.Rota)
	if err != nil {
		return nil, err
	}
	tag := GetRotaFile200ResponseHeaders{ETag: strconv.Quote(got.ID + "." + cmp.Or(string(r.Params.Format), "json"))}
	if has(r.Params.IfNoneMatch, tag.ETag) {
		return GetRotaFile304Response{Headers: GetRotaFile304ResponseHeaders(tag)}, nil
	}
	if r.Params.Format != "yaml" && r.Params.Format != "csv" {
		return GetRotaFile200JSONResponse{Body: Raw{json.RawMessage(got.Body)}, Headers: tag}, nil
	}
	f, err := s.stored(ctx, r.Rota)
	if err != nil {
		return nil, err
	}
	if r.Params.Format == "csv" {
		data, err := f.Rota.CSV(f.Case.Dates.Rolling)
		return GetRotaFile200TextcsvResponse{Body: bytes.NewReader(data), Headers: tag}, err
	}
	data, err := f.Rota.YAML()
	return GetRotaFile200ApplicationyamlResponse{Body: bytes.NewReader(data), Headers: tag}, err
}

func (s *service) CheckRota(ctx context.Context, r CheckRotaRequestObject) (CheckRotaResponseObject, error) {
	f, err := s.stored(ctx, r.Rota)
	if err != nil {
		return nil, err
	}
	found, err := judged(f)
	if err != nil {
		return nil, err
	}
	out, err := raw(func(w io.Writer) error { return report.FindingsJSON(w, found) })
	return CheckRota200JSONResponse(out), err
}

func (s *service) MeasureRota(ctx context.Context, r MeasureRotaRequestObject) (MeasureRotaResponseObject, error) {
	f, err := s.stored(ctx, r.Rota)
	if err != nil {
		return nil, err
	}
	m := report.Measured{Case: f.Case}
	if m.Summary, err = figures(f); err != nil {
		return nil, err
	}
	out, err := raw(func(w io.Writer) error { return report.MeasuresJSON(w, m) })
	return MeasureRota200JSONResponse(out), err
}
