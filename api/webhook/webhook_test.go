package webhook

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/store"
)

func TestAddressesThatAreRefused(t *testing.T) {
	t.Parallel()
	allowed := Hosts{"turnus.example.no", "*.kommune.no"}
	for _, good := range []string{"https://turnus.example.no/hook?x=1", "https://a.b.kommune.no", "https://TURNUS.example.no:443/"} {
		require.NoError(t, allowed.Check(good), good)
		require.Error(t, Hosts(nil).Check(good), "with no host allowed none is")
	}
	for _, wrong := range []string{"http://turnus.example.no/", "https://kommune.no/", "https://evilkommune.no/", "https://turnus.example.no.evil.no/", "https://turnus.example.no@evil.no/",
		"https://evil.no/#turnus.example.no", "https://127.0.0.1/", "https://[::1]/", "https://2130706433/", "https://0x7f.1/", "https://turnus.example.no:8080/", "file:///etc/passwd", "gopher://turnus.example.no", "", "https://", "https://a.kommune.no\x00.evil.no/"} {
		require.Error(t, allowed.Check(wrong), wrong)
	}
}

func TestNumbersThatAreNotOutside(t *testing.T) {
	t.Parallel()
	for _, inside := range []string{"127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "0.1.2.3", "224.0.0.1", "255.255.255.255", "198.18.0.1",
		"::1", "::", "fe80::1", "fc00::1", "fd00:ec2::254", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::a00:1", "2002:7f00:1::", "2001:db8::1"} {
		require.False(t, public(netip.MustParseAddr(inside)), inside)
	}
	for _, out := range []string{"1.1.1.1", "193.157.0.1", "2a00:1450:400f::1"} {
		require.True(t, public(netip.MustParseAddr(out)), out)
	}
}

// box is an outbox with one message.
type box struct {
	store.Outbox
	m    *store.Message
	due  time.Time
	done bool
}

func (b *box) Take(_ context.Context, now time.Time, hold time.Duration) (store.Message, error) {
	if b.done || now.Before(b.due) {
		return store.Message{}, store.ErrNotFound
	}
	b.m.Attempts++
	b.due = now.Add(hold)
	return *b.m, nil
}
func (b *box) Done(context.Context, string) error { b.done = true; return nil }
func (b *box) Again(_ context.Context, _ string, at time.Time) error {
	b.due = at
	return nil
}

func quiet() *slog.Logger { return slog.New(slog.NewTextHandler(io.Discard, nil)) }

func TestAMessageIsSignedAndSentUntilItIsAnswered(t *testing.T) {
	t.Parallel()
	var got []http.Header
	var bodies []string
	status := 500
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got, bodies = append(got, r.Header), append(bodies, string(body))
		w.WriteHeader(status)
	}))
	t.Cleanup(server.Close)
	b := &box{m: &store.Message{ID: "m_1", URL: "https://example.com/hook", Secret: NewSecret(), Body: []byte(`{"type":"job.done"}`)}}
	s := New(b, Hosts{"example.com"}, quiet())
	s.client = calling(func(netip.Addr) bool { return true })
	to := server.Client().Transport.(*http.Transport)
	inner := s.client.Transport.(*http.Transport)
	inner.TLSClientConfig = to.TLSClientConfig // the test's certificate is for example.com
	dial := inner.DialContext
	inner.DialContext = func(ctx context.Context, network, _ string) (net.Conn, error) {
		return dial(ctx, network, server.Listener.Addr().String())
	}
	now := time.Unix(1_800_000_000, 0)
	sent, err := s.next(t.Context(), now)
	require.NoError(t, err)
	require.True(t, sent)
	require.False(t, b.done, "it was not answered with 2xx")
	sent, err = s.next(t.Context(), now.Add(time.Second))
	require.NoError(t, err)
	require.False(t, sent, "it waits")
	status = 204
	now = now.Add(waits[0])
	_, err = s.next(t.Context(), now)
	require.NoError(t, err)
	require.True(t, b.done)
	require.Len(t, got, 2)
	require.Equal(t, got[0].Get("webhook-id"), got[1].Get("webhook-id"), "the same message, so that it is taken once")
	want, err := sign(*b.m, "1800000005")
	require.NoError(t, err)
	require.Equal(t, want, got[1].Get("webhook-signature"))
	require.True(t, strings.HasPrefix(want, "v1,"))
	require.Equal(t, string(b.m.Body), bodies[1])
}

// The example of the Standard Webhooks specification's reference libraries.
func TestTheSignatureIsThatOfTheStandard(t *testing.T) {
	t.Parallel()
	got, err := sign(store.Message{ID: "msg_p5jXN8AQM9LWM0D4loKWxJek", Secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", Body: []byte(`{"test": 2432232314}`)}, "1614265330")
	require.NoError(t, err)
	require.Equal(t, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", got)
}

func TestNobodyInsideIsCalled(t *testing.T) {
	t.Parallel()
	called := false
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { called = true }))
	t.Cleanup(server.Close)
	r, err := http.NewRequestWithContext(t.Context(), "POST", server.URL, nil)
	require.NoError(t, err)
	_, err = calling(public).Do(r)
	require.ErrorContains(t, err, "not on the open internet")
	require.False(t, called)
}

func TestAMessageIsGivenUpAtLast(t *testing.T) {
	t.Parallel()
	b := &box{m: &store.Message{ID: "m_1", URL: "https://elsewhere.no/", Secret: NewSecret()}}
	s := New(b, Hosts{"example.com"}, quiet()) // the host is allowed no longer
	now := time.Unix(0, 0)
	for range len(waits) {
		_, err := s.next(t.Context(), now)
		require.NoError(t, err)
		require.False(t, b.done)
		now = b.due
	}
	_, err := s.next(t.Context(), now)
	require.NoError(t, err)
	require.True(t, b.done)
	require.Greater(t, now.Sub(time.Unix(0, 0)), 72*time.Hour)
}
