package api

import (
	"context"

	"heltid/api/store"
	"heltid/api/webhook"
)

func webhookOf(h store.Webhook) Webhook { return Webhook{Id: h.ID, Url: h.URL, Created: h.Created} }

func (s *service) ListWebhooks(ctx context.Context, _ ListWebhooksRequestObject) (ListWebhooksResponseObject, error) {
	all, err := s.mine(ctx).Webhooks(ctx)
	return ListWebhooks200JSONResponse(each(all, webhookOf)), err
}

func (s *service) AddWebhook(ctx context.Context, r AddWebhookRequestObject) (AddWebhookResponseObject, error) {
	if err := s.Hosts.Check(r.Body.Url); err != nil {
		return nil, refuse("invalid_request", Place{In: "body", Pointer: "/url", Found: r.Body.Url, Text: err.Error()})
	}
	h := store.Webhook{ID: store.NewID("h"), URL: r.Body.Url, Secret: webhook.NewSecret(), Created: store.Now()}
	err := s.change(ctx, h.ID, func(tx store.Tx) error { return tx.AddWebhook(h) })
	return AddWebhook201JSONResponse{Id: h.ID, Url: h.URL, Created: h.Created, Secret: h.Secret}, err
}

func (s *service) DeleteWebhook(ctx context.Context, r DeleteWebhookRequestObject) (DeleteWebhookResponseObject, error) {
	return DeleteWebhook204Response{}, s.change(ctx, r.Webhook, func(tx store.Tx) error { return tx.DeleteWebhook(r.Webhook) })
}
