package webhook

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/netip"
	"strconv"
	"strings"
	"time"

	"heltid/api/store"
)

// waits are how long after each attempt the next is made, as Standard Webhooks
// advises; after the last, a message is given up.
var waits = []time.Duration{5 * time.Second, 5 * time.Minute, 30 * time.Minute, 2 * time.Hour, 5 * time.Hour, 10 * time.Hour, 14 * time.Hour, 20 * time.Hour, 24 * time.Hour}

const (
	timeout = 15 * time.Second // of an attempt
	hold    = time.Minute      // until another process takes over from one that died
	idle    = 2 * time.Second  // how often an empty outbox is looked into
)

// NewSecret makes one to sign with.
func NewSecret() string {
	b := make([]byte, 24)
	_, _ = rand.Read(b) // it never fails
	return "whsec_" + base64.StdEncoding.EncodeToString(b)
}

// Sender sends what the outbox has.
type Sender struct {
	outbox store.Outbox
	hosts  Hosts
	client *http.Client
	log    *slog.Logger
}

// New makes a sender. It does nothing before Run.
func New(o store.Outbox, h Hosts, log *slog.Logger) *Sender {
	return &Sender{outbox: o, hosts: h, client: calling(public), log: log}
}

// calling makes a client that calls numbers that are ok, follows nobody
// elsewhere and knows no proxy.
func calling(ok func(netip.Addr) bool) *http.Client {
	dial := &net.Dialer{Timeout: 5 * time.Second, Control: outside(ok)}
	return &http.Client{
		Timeout:       timeout,
		Transport:     &http.Transport{DialContext: dial.DialContext, TLSHandshakeTimeout: 5 * time.Second, MaxResponseHeaderBytes: 16 << 10, DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// Run sends until ctx ends.
func (s *Sender) Run(ctx context.Context) {
	for ctx.Err() == nil {
		sent, err := s.next(ctx, time.Now())
		if err != nil && ctx.Err() == nil {
			s.log.Error("the outbox cannot be read", "error", err)
		}
		if sent {
			continue
		}
		select {
		case <-time.After(idle):
		case <-ctx.Done():
		}
	}
}

// next sends one message; false where none is due.
func (s *Sender) next(ctx context.Context, now time.Time) (bool, error) {
	m, err := s.outbox.Take(ctx, now, hold)
	if errors.Is(err, store.ErrNotFound) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	err = s.send(ctx, m, now)
	switch {
	case err == nil:
		return true, s.outbox.Done(ctx, m.ID)
	case m.Attempts > len(waits):
		s.log.Warn("a webhook does not answer; the message is given up", "message", m.ID, "error", err)
		return true, s.outbox.Done(ctx, m.ID)
	}
	s.log.Info("a webhook does not answer", "message", m.ID, "attempt", m.Attempts, "error", err)
	return true, s.outbox.Again(ctx, m.ID, now.Add(waits[m.Attempts-1]))
}

func (s *Sender) send(ctx context.Context, m store.Message, now time.Time) error {
	if err := s.hosts.Check(m.URL); err != nil {
		return err
	}
	at := strconv.FormatInt(now.Unix(), 10)
	signature, err := sign(m, at)
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, m.URL, bytes.NewReader(m.Body))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("User-Agent", "heltid")
	r.Header.Set("webhook-id", m.ID)
	r.Header.Set("webhook-timestamp", at)
	r.Header.Set("webhook-signature", signature)
	res, err := s.client.Do(r)
	if err != nil {
		return err
	}
	defer res.Body.Close()
	io.CopyN(io.Discard, res.Body, 4<<10)
	if res.StatusCode < 200 || res.StatusCode > 299 {
		return fmt.Errorf("it answered %s", res.Status)
	}
	return nil
}

// sign makes the signature of a message that is sent at a time.
func sign(m store.Message, at string) (string, error) {
	key, err := base64.StdEncoding.DecodeString(strings.TrimPrefix(m.Secret, "whsec_"))
	if err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, key)
	fmt.Fprintf(mac, "%s.%s.%s", m.ID, at, m.Body)
	return "v1," + base64.StdEncoding.EncodeToString(mac.Sum(nil)), nil
}
