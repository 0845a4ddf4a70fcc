package sealed

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"sync"
)

// Keys are those of the tenants, a file each in a folder of their own. Whoever
// destroys a file has erased what the tenant has, also from every backup.
type Keys struct {
	folder string
	mu     sync.Mutex
}

// OpenKeys opens a folder of keys, and makes it where there is none.
func OpenKeys(folder string) (*Keys, error) {
	return &Keys{folder: folder}, os.MkdirAll(folder, 0o700)
}

// of gives a tenant's key, and makes one where create says so. Each is read anew,
// so that one that was destroyed is of no use from then on.
func (k *Keys) of(tenant string, create bool) ([]byte, error) {
	k.mu.Lock()
	defer k.mu.Unlock()
	path := filepath.Join(k.folder, url.PathEscape(tenant)+".key")
	key, err := os.ReadFile(path)
	if create && errors.Is(err, fs.ErrNotExist) {
		key, err = k.create(path)
	}
	if err != nil {
		return nil, err
	}
	if len(key) != 32 {
		return nil, fmt.Errorf("%s is no key: it has %d bytes, not 32", path, len(key))
	}
	return key, nil
}

// lock is what a tenant's contents are sealed and opened with.
func (k *Keys) lock(tenant string, create bool) (cipher.AEAD, error) {
	key, err := k.of(tenant, create)
	if err != nil {
		return nil, err
	}
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(block)
}

// stamp stands for a text where the store has to find it again: the same for the
// same text and tenant, and telling nothing without the tenant's key.
func (k *Keys) stamp(tenant, text string) (string, error) {
	key, err := k.of(tenant, true)
	if err != nil {
		return "", err
	}
	if key, err = hkdf.Key(sha256.New, key, nil, "heltid stamp", sha256.Size); err != nil {
		return "", err
	}
	mac := hmac.New(sha256.New, key)
	mac.Write([]byte(text)) // it never fails
	return hex.EncodeToString(mac.Sum(nil)), nil
}

// create makes a key, on disk before anything is sealed with it. Of two processes
// that make it at once, one does.
func (k *Keys) create(path string) ([]byte, error) {
	key := make([]byte, 32)
	_, _ = rand.Read(key) // it never fails
	f, err := os.CreateTemp(k.folder, ".new-*")
	if err != nil {
		return nil, err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(key)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return nil, err
	}
	if err := os.Link(f.Name(), path); err != nil && !errors.Is(err, fs.ErrExist) {
		return nil, err
	}
	d, err := os.Open(k.folder)
	if err != nil {
		return nil, err
	}
	if err := errors.Join(d.Sync(), d.Close()); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}
