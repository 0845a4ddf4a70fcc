package main

import (
	"bytes"
	"debug/elf"
	"encoding/binary"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"heltid/api/client"
	"heltid/api/store/postgres/throwaway"
)

// wall is the wall clock of a process that runs, which can be set apart from the
// machine's. Programs read the clock in a page of code that the kernel lends
// each process (vDSO); there the function is sent round by one that adds
// something to CLOCK_REALTIME. What counts the time that goes by stays as it is,
// as when a machine's clock is set.
type wall struct {
	*testing.T
	memory *os.File
	ahead  int64 // address of the seconds that are added
}

func wallOf(t *testing.T, pid int) wall {
	t.Helper()
	maps, err := os.ReadFile(fmt.Sprintf("/proc/%d/maps", pid))
	require.NoError(t, err)
	var from, until int64
	for line := range strings.Lines(string(maps)) {
		if strings.Contains(line, "[vdso]") {
			_, err := fmt.Sscanf(line, "%x-%x", &from, &until)
			require.NoError(t, err)
		}
	}
	if from == 0 {
		t.Skip("the kernel lends no clock")
	}
	memory, err := os.OpenFile(fmt.Sprintf("/proc/%d/mem", pid), os.O_RDWR, 0)
	if err != nil {
		t.Skip("another process's memory may not be written: ", err)
	}
	t.Cleanup(func() { memory.Close() })
	image := make([]byte, until-from)
	_, err = memory.ReadAt(image, from)
	require.NoError(t, err)
	lent, err := elf.NewFile(bytes.NewReader(image))
	require.NoError(t, err)
	symbols, err := lent.DynamicSymbols()
	require.NoError(t, err)
	entry := int64(-1)
	for _, s := range symbols {
		if s.Name == "__vdso_clock_gettime" {
			entry = int64(s.Value)
		}
	}
	require.Positive(t, entry)
	round := []byte{
		0xb8, 228, 0, 0, 0, // mov eax, 228: the system call clock_gettime
		0x0f, 0x05, // syscall
		0x85, 0xff, // test edi, edi: CLOCK_REALTIME is 0
		0x75, 0x0a, // jne to the ret
		0x48, 0x8b, 0x0d, 0x04, 0, 0, 0, // mov rcx, [rip+4]: what is after the ret
		0x48, 0x01, 0x0e, // add [rsi], rcx: the seconds
		0xc3, // ret
	}
	place := (int64(len(bytes.TrimRight(image, "\x00"))) + 15) &^ 15 // nothing is there
	if place+int64(len(round))+8 > int64(len(image)) {
		t.Skip("the kernel's page has no room")
	}
	if _, err := memory.WriteAt(round, from+place); err != nil {
		t.Skip("another process's code may not be written: ", err)
	}
	jump := append([]byte{0xe9}, binary.LittleEndian.AppendUint32(nil, uint32(place-entry-5))...)
	_, err = memory.WriteAt(jump, from+entry)
	require.NoError(t, err)
	return wall{t, memory, from + place + int64(len(round))}
}

// set sets the clock so far ahead of the machine's.
func (w wall) set(ahead time.Duration) {
	w.Helper()
	_, err := w.memory.WriteAt(binary.LittleEndian.AppendUint64(nil, uint64(ahead/time.Second)), w.ahead)
	require.NoError(w, err)
}

// A clock that is set while the service runs loses nothing: the job that is
// worked on goes on, what is asked again under the same key is not done again,
// what comes is the newest, and a link holds until its end and not after.
func TestAClockThatJumpsLosesNothing(t *testing.T) {
	t.Parallel()
	needORTools(t)
	if testing.Short() {
		t.Skip("the service is a process of its own, and the detector sees nothing of it")
	}
	t.Run("SQLite", func(t *testing.T) { t.Parallel(); jumps(serving(t, "--slice", "1s")) })
	t.Run("PostgreSQL", func(t *testing.T) {
		t.Parallel()
		server := throwaway.Test(t)
		require.NoError(t, server.Database(t.Context(), "clock", "template1"))
		jumps(serving(t, "--slice", "1s", "--database", server.Address("clock")))
	})
}

func jumps(s *served) {
	s.Helper()
	ward := s.ward("ward-small")
	add := func(key string, seconds int) *client.Job {
		res, err := s.AddJobWithResponse(s.Context(), &client.AddJobParams{IdempotencyKey: &key}, client.JobRequest{Kind: "structure", Ward: ward, TimeSeconds: &seconds})
		require.NoError(s, err)
		require.NotNil(s, res.JSON202, string(res.Body))
		return res.JSON202
	}
	long := add("long", 3600)
	until := time.Now().Add(30 * time.Hour)
	link, err := s.ShareWardWithResponse(s.Context(), ward, client.ShareRequest{Name: "link", Role: client.Reader, Until: until})
	require.NoError(s, err)
	require.NotNil(s, link.JSON201, string(link.Body))
	own := s.key
	holds := func() bool {
		s.key = link.JSON201.Token
		defer func() { s.key = own }()
		res, err := s.GetWardWithResponse(s.Context(), ward, nil)
		require.NoError(s, err)
		return res.JSON200 != nil
	}
	require.True(s, s.watch(long.Id, func(line string) bool { return line == "event: found" }))
	w := wallOf(s.T, s.cmd.Process.Pid)
	const day = 24 * time.Hour
	best := func() int {
		res, err := s.GetBestWithResponse(s.Context(), long.Id)
		require.NoError(s, err)
		require.NotNil(s, res.JSON200, string(res.Body))
		return res.JSON200.Number
	}
	ids := []string{long.Id}
	number := best()
	for n, ahead := range []time.Duration{20 * time.Hour, -400 * day, 2 * day, 0} {
		w.set(ahead)
		slices := s.job(long.Id).SpentSeconds
		key := fmt.Sprint("job ", n)
		short := add(key, 1)
		require.InDelta(s, time.Now().Add(ahead).Unix(), short.Created.Unix(), 300, "it is the clock that was set")
		require.Equal(s, short.Id, add(key, 1).Id, "it was asked already")
		ids = append(ids, short.Id)
		list, err := s.ListJobsWithResponse(s.Context(), nil)
		require.NoError(s, err)
		for i, j := range list.JSON200.Items {
			require.Equal(s, ids[len(ids)-1-i], j.Id, "the newest first, whatever the clock says")
		}
		require.Len(s, list.JSON200.Items, len(ids))
		require.Equal(s, ahead <= 20*time.Hour, holds(), "the link, %v", ahead)
		s.watch(short.Id, nothing)
		require.Equal(s, client.Done, s.job(short.Id).State, s.job(short.Id))
		j := s.job(long.Id)
		for ; j.State != client.Done && j.SpentSeconds <= slices; j = s.job(long.Id) {
			time.Sleep(20 * time.Millisecond) // until a slice is over
		}
		require.NotEqual(s, client.Failed, j.State)
		require.Less(s, j.SpentSeconds, float32(600), "time that goes by is not told by that clock")
		require.GreaterOrEqual(s, best(), number, "the best rota never goes back")
		number = best()
	}
	s.stop(long.Id)
	s.watch(long.Id, nothing)
	require.Equal(s, client.Done, s.job(long.Id).State)
	s.Logf("the clock was set 4 times: %d jobs, 0 lost, 0 done twice", len(ids))
}
