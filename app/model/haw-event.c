/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event.h"

#include <glib/gi18n-lib.h>

struct _HawEvent
{
  HawRow parent_instance;

  char *uuid;
  char *title;
  char *date;
  char *place;
  char *actors;
  HawBounds bounds;
  HawEventStatus status;
  gint64 n_evidence;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_DATE,
  PROP_PLACE,
  PROP_ACTORS,
  PROP_N_EVIDENCE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static const char *const status_nicks[] = { "confirmed", "disputed", "unconfirmed" };

G_DEFINE_FINAL_TYPE (HawEvent, haw_event, HAW_TYPE_ROW)

static void
haw_event_finalize (GObject *object)
{
  HawEvent *self = HAW_EVENT (object);

  g_free (self->uuid);
  g_free (self->title);
  g_free (self->date);
  g_free (self->place);
  g_free (self->actors);

  G_OBJECT_CLASS (haw_event_parent_class)->finalize (object);
}

static void
haw_event_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  HawEvent *self = HAW_EVENT (object);

  switch (id)
    {
    case PROP_TITLE: g_value_set_string (value, self->title); break;
    case PROP_DATE: g_value_set_string (value, self->date); break;
    case PROP_PLACE: g_value_set_string (value, self->place); break;
    case PROP_ACTORS: g_value_set_string (value, self->actors); break;
    case PROP_N_EVIDENCE: g_value_set_int64 (value, self->n_evidence); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_event_class_init (HawEventClass *klass)
{
  static const char *const names[N_PROPS] = { NULL, "title", "date", "place", "actors" };
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = haw_event_finalize;
  object_class->get_property = haw_event_get_property;

  for (guint i = PROP_TITLE; i <= PROP_ACTORS; i++)
    properties[i] = g_param_spec_string (names[i], NULL, NULL, "", flags);
  properties[PROP_N_EVIDENCE] = g_param_spec_int64 ("n-evidence", NULL, NULL, 0, G_MAXINT64, 0,
                                                    flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_event_init (HawEvent *self)
{
  self->actors = g_strdup ("");
}

/* @names: one a line. */
static void
set_actors (HawEvent   *self,
            const char *names)
{
  g_auto (GStrv) list = g_strsplit (names, "\n", -1);

  g_free (self->actors);
  self->actors = g_strjoinv (C_("between the names of a list", ", "), list);
}

void
haw_event_take (HawRow          *row,
                const HawFields *fields)
{
  HawEvent *self = HAW_EVENT (row);
  g_autofree char *status = NULL;

  haw_fields_take_text (fields, "uuid", &self->uuid);
  haw_fields_take_text (fields, "title", &self->title);
  haw_fields_take_text (fields, "date", &self->date);
  haw_fields_take_text (fields, "place", &self->place);
  haw_fields_take_int (fields, "earliest_start", &self->bounds.earliest_start);
  haw_fields_take_int (fields, "latest_start", &self->bounds.latest_start);
  haw_fields_take_int (fields, "earliest_end", &self->bounds.earliest_end);
  haw_fields_take_int (fields, "latest_end", &self->bounds.latest_end);
  haw_fields_take_text (fields, "status", &status);
  if (status != NULL)
    haw_event_status_from_nick (status, &self->status);
  if (fields->stmt != NULL)
    {
      g_autofree char *actors = NULL;

      haw_fields_take_text (fields, "actors", &actors);
      set_actors (self, actors);
      haw_fields_take_int (fields, "n_evidence", &self->n_evidence);
    }

  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

static void
move_text (char **to,
           char **from)
{
  g_free (*to);
  *to = g_steal_pointer (from);
}

void
haw_event_take_from (HawEvent *self,
                     HawEvent *other)
{
  g_return_if_fail (HAW_IS_EVENT (self) && HAW_IS_EVENT (other) && self != other);

  move_text (&self->uuid, &other->uuid);
  move_text (&self->title, &other->title);
  move_text (&self->date, &other->date);
  move_text (&self->place, &other->place);
  move_text (&self->actors, &other->actors);
  self->bounds = other->bounds;
  self->status = other->status;
  self->n_evidence = other->n_evidence;
  for (guint i = PROP_TITLE; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
}

gboolean
haw_event_is_undated (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), TRUE);

  return *self->date == '\0';
}

const HawBounds *
haw_event_get_bounds (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), NULL);

  return &self->bounds;
}

const char *
haw_event_status_to_nick (HawEventStatus status)
{
  g_return_val_if_fail (status < G_N_ELEMENTS (status_nicks), NULL);

  return status_nicks[status];
}

gboolean
haw_event_status_from_nick (const char     *nick,
                            HawEventStatus *status)
{
  for (guint i = 0; i < G_N_ELEMENTS (status_nicks); i++)
    if (g_str_equal (status_nicks[i], nick))
      {
        *status = i;
        return TRUE;
      }

  return FALSE;
}

const char *
haw_event_get_uuid (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), NULL);

  return self->uuid;
}

const char *
haw_event_get_title (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), NULL);

  return self->title;
}

const char *
haw_event_get_date (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), NULL);

  return self->date;
}

const char *
haw_event_get_place (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), NULL);

  return self->place;
}

const char *
haw_event_get_actors (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), NULL);

  return self->actors;
}

HawEventStatus
haw_event_get_status (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), HAW_EVENT_CONFIRMED);

  return self->status;
}

gint64
haw_event_get_n_evidence (HawEvent *self)
{
  g_return_val_if_fail (HAW_IS_EVENT (self), 0);

  return self->n_evidence;
}
