// Package served starts the built program as a service, as whoever runs it
// does, so that it can be measured from outside.
package served

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net/http"
	"os"
	"os/exec"
	"strings"

	"heltid/api/client"
)

// Service is one that runs, and its client.
type Service struct {
	*client.ClientWithResponses
	Folder, At, Key string
	Process         *os.Process
	wait            func() error
}

// Start starts a service with a folder of its own, and waits until it answers.
func Start(ctx context.Context, program string, args ...string) (*Service, error) {
	folder, err := os.MkdirTemp("", "load")
	if err != nil {
		return nil, err
	}
	s := &Service{Folder: folder}
	cmd := exec.CommandContext(ctx, program, append([]string{"serve", "--data", folder, "--listen", "127.0.0.1:0"}, args...)...)
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	cmd.Stderr = os.Stderr // what it has to say of calls that failed
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	s.Process, s.wait = cmd.Process, cmd.Wait
	for said := bufio.NewScanner(out); s.At == "" && said.Scan(); {
		line := strings.TrimSpace(said.Text())
		if strings.HasPrefix(line, "heltid_") {
			s.Key = line
		}
		if _, at, ok := strings.Cut(line, "listens on "); ok {
			s.At = at
		}
	}
	if s.At == "" {
		return nil, errors.Join(errors.New("the service did not start"), s.Close())
	}
	s.ClientWithResponses, err = client.NewClientWithResponses(s.At, client.WithRequestEditorFn(func(_ context.Context, r *http.Request) error {
		r.Header.Set("Authorization", "Bearer "+s.Key)
		return nil
	}))
	return s, err
}

// Ward keeps a ward's file with the service and gives its id.
func (s *Service) Ward(ctx context.Context, name string, file []byte) (string, error) {
	res, err := s.AddWardWithBodyWithResponse(ctx, &client.AddWardParams{IdempotencyKey: &name}, "application/yaml", strings.NewReader(string(file)))
	if err != nil {
		return "", err
	}
	if res.JSON201 == nil {
		return "", fmt.Errorf("%s", res.Body)
	}
	return res.JSON201.Id, nil
}

// Close ends the service and deletes what it kept.
func (s *Service) Close() error {
	s.Process.Signal(os.Interrupt)
	s.wait()
	return os.RemoveAll(s.Folder)
}
