/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-error.h"
#include "haw-pages.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PAGE_SIZE 4096
#define FIRST_HEADER 100          /* the header of the file, on page 1 */
#define MAX_LOCAL (PAGE_SIZE - 35)
#define MIN_LOCAL ((PAGE_SIZE - 12) * 32 / 255 - 23)
#define OVERFLOW_BYTES (PAGE_SIZE - 4)
#define MAX_PAYLOAD (64 * 1024 * 1024)
#define MAX_COLUMNS 64

struct _HawPages
{
  int fd;
  guint32 n;
  guint32 current;
  guint8 page[PAGE_SIZE];
};

HawRecord *
haw_record_new (void)
{
  HawRecord *record = g_new0 (HawRecord, 1);

  record->cells = g_array_new (FALSE, TRUE, sizeof (HawCell));
  record->payload = g_byte_array_new ();
  return record;
}

void
haw_record_free (HawRecord *record)
{
  g_array_unref (record->cells);
  g_byte_array_unref (record->payload);
  g_free (record);
}

HawPages *
haw_pages_open (const char  *path,
                GError     **error)
{
  g_autofree char *name = haw_isolate_path (path);
  HawPages *pages;
  struct stat info;
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK, 0);

  if (fd < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      if (fd >= 0)
        close (fd);
      g_set_error (error, HAW_ERROR, HAW_ERROR_NOT_FOUND,
                   _("%s can’t be read. Check its name and its permissions."), name);
      return NULL;
    }

  pages = g_new0 (HawPages, 1);
  pages->fd = fd;
  pages->n = (guint32) MIN ((info.st_size + PAGE_SIZE - 1) / PAGE_SIZE, G_MAXINT32);
  return pages;
}

void
haw_pages_free (HawPages *pages)
{
  close (pages->fd);
  g_free (pages);
}

guint32
haw_pages_get_n (HawPages *pages)
{
  return pages->n;
}

/* What a truncated file does not have is zero. */
static void
read_page (HawPages *pages,
           guint32   number,
           guint8   *page)
{
  gssize size = pread (pages->fd, page, PAGE_SIZE, (goffset) (number - 1) * PAGE_SIZE);

  size = MAX (size, 0);
  memset (page + size, 0, PAGE_SIZE - size);
}

static guint
read_u16 (const guint8 *bytes)
{
  return (guint) bytes[0] << 8 | bytes[1];
}

static guint32
read_u32 (const guint8 *bytes)
{
  return (guint32) bytes[0] << 24 | (guint32) bytes[1] << 16 | (guint32) bytes[2] << 8 | bytes[3];
}

/* SQLite's varint; gives its length, 0 where it runs past @size. */
static gsize
read_varint (const guint8 *bytes,
             gsize         size,
             guint64      *value)
{
  *value = 0;
  for (gsize i = 0; i < MIN (size, 9); i++)
    {
      if (i == 8)
        {
          *value = *value << 8 | bytes[i];
          return 9;
        }
      *value = *value << 7 | (bytes[i] & 0x7f);
      if ((bytes[i] & 0x80) == 0)
        return i + 1;
    }

  return 0;
}

static const guint8 *
get_header (HawPages *pages)
{
  return pages->page + (pages->current == 1 ? FIRST_HEADER : 0);
}

HawPageKind
haw_pages_load (HawPages *pages,
                guint32   number)
{
  g_return_val_if_fail (number > 0 && number <= pages->n, HAW_PAGE_OTHER);

  pages->current = number;
  read_page (pages, number, pages->page);
  switch (get_header (pages)[0])
    {
    case 0x0d: return HAW_PAGE_TABLE_LEAF;
    case 0x05: return HAW_PAGE_TABLE_INTERIOR;
    case 0x0a:
    case 0x02: return HAW_PAGE_INDEX;
    default:   return HAW_PAGE_OTHER;
    }
}

guint
haw_pages_get_n_cells (HawPages *pages)
{
  /* The smallest cell takes two bytes for its pointer and four for itself. */
  return MIN (read_u16 (get_header (pages) + 3), PAGE_SIZE / 6);
}

/* Where a cell begins on the page, 0 if nowhere. */
static guint
find_cell (HawPages *pages,
           guint     index,
           guint     header_size)
{
  const guint8 *pointer = get_header (pages) + header_size + 2 * index;
  guint offset;

  if (pointer + 2 > pages->page + PAGE_SIZE)
    return 0;
  offset = read_u16 (pointer);
  return offset < header_size || offset + 4 > PAGE_SIZE ? 0 : offset;
}

guint32
haw_pages_get_child (HawPages *pages,
                     guint     index)
{
  guint32 child;
  guint offset;

  if (index >= haw_pages_get_n_cells (pages))
    child = read_u32 (get_header (pages) + 8);
  else
    {
      offset = find_cell (pages, index, 12);
      child = offset > 0 ? read_u32 (pages->page + offset) : 0;
    }

  return child <= pages->n ? child : 0;
}

/* Appends what lies on overflow pages, as far as there are any. */
static void
follow_overflow (HawPages   *pages,
                 guint32     next,
                 guint64     size,
                 GByteArray *payload)
{
  guint8 page[PAGE_SIZE];

  while (payload->len < size && next > 1 && next <= pages->n)
    {
      read_page (pages, next, page);
      next = read_u32 (page);
      /* A page that was wiped. A true one at the end of a chain has something in it. */
      if (next == 0 && size - payload->len > OVERFLOW_BYTES)
        return;
      g_byte_array_append (payload, page + 4, (guint) MIN (size - payload->len, OVERFLOW_BYTES));
    }
}

static gsize
serial_size (guint64 serial)
{
  static const gsize sizes[] = { 0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0 };

  return serial < 12 ? sizes[serial] : (gsize) (serial - 12) / 2;
}

static void
read_cell (HawCell      *cell,
           guint64       serial,
           const guint8 *bytes)
{
  gsize size = serial_size (serial);
  guint64 number = size > 0 && serial < 8 && bytes[0] >= 0x80 ? G_MAXUINT64 : 0;

  if (serial >= 12)
    {
      cell->type = serial % 2 == 1 ? SQLITE_TEXT : SQLITE_BLOB;
      cell->bytes = bytes;
      cell->size = size;
      return;
    }
  for (gsize i = 0; i < size; i++)
    number = number << 8 | bytes[i];
  switch (serial)
    {
    case 0:
      cell->type = SQLITE_NULL;
      break;
    case 7:
      cell->type = SQLITE_FLOAT;
      memcpy (&cell->real, &number, sizeof number);
      break;
    default:
      cell->type = SQLITE_INTEGER;
      cell->number = serial == 9 ? 1 : (gint64) number;
    }
}

/* Takes the payload apart. The sizes of the values must add up to that of the record. */
static gboolean
parse_payload (HawRecord *record,
               guint64    size)
{
  const guint8 *bytes = record->payload->data;
  gsize available = record->payload->len;
  guint64 header_size, serial;
  guint64 serials[MAX_COLUMNS];
  gsize position = read_varint (bytes, available, &header_size);
  guint64 total = header_size;
  guint n = 0;

  if (position == 0 || header_size < 2 || header_size > available)
    return FALSE;
  while (position < header_size)
    {
      gsize length = read_varint (bytes + position, header_size - position, &serial);

      if (length == 0 || n == MAX_COLUMNS || serial == 10 || serial == 11 || serial > MAX_PAYLOAD * 3)
        return FALSE;
      serials[n++] = serial;
      total += serial_size (serial);
      position += length;
    }
  if (position != header_size || total != size)
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      HawCell cell = { 0 };
      gsize length = serial_size (serials[i]);

      if (position + length <= available)
        read_cell (&cell, serials[i], bytes + position);
      else if (serials[i] >= 12 && serials[i] % 2 == 1 && position < available)
        cell = (HawCell) { .type = SQLITE_TEXT, .bytes = bytes + position,
                           .size = available - position };
      g_array_append_val (record->cells, cell);
      position += length;
    }
  return TRUE;
}

gboolean
haw_pages_read_record (HawPages  *pages,
                       guint      index,
                       HawRecord *record)
{
  guint offset = find_cell (pages, index, 8);
  guint64 size, id;
  gsize local, length;

  g_array_set_size (record->cells, 0);
  g_byte_array_set_size (record->payload, 0);
  if (offset == 0 || (length = read_varint (pages->page + offset, PAGE_SIZE - offset, &size)) == 0)
    return FALSE;
  offset += length;
  if ((length = read_varint (pages->page + offset, PAGE_SIZE - offset, &id)) == 0)
    return FALSE;
  offset += length;
  if (size < 2 || size > MAX_PAYLOAD)
    return FALSE;

  local = size;
  if (size > MAX_LOCAL)
    {
      local = MIN_LOCAL + (size - MIN_LOCAL) % OVERFLOW_BYTES;
      if (local > MAX_LOCAL)
        local = MIN_LOCAL;
    }
  if (offset + local + (size > local ? 4 : 0) > PAGE_SIZE)
    return FALSE;

  g_byte_array_append (record->payload, pages->page + offset, (guint) local);
  if (size > local)
    follow_overflow (pages, read_u32 (pages->page + offset + local), size, record->payload);
  record->id = (gint64) id;
  record->whole = record->payload->len == size;
  return parse_payload (record, size);
}
