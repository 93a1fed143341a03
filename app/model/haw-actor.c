/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-actor.h"

#include "text/haw-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Between the names of one actor in a query; no name has it. */
#define SEPARATOR "\037"

struct _HawActor
{
  HawRow parent_instance;

  char *name;
  char *sort_key;
  HawActorKind kind;
  GPtrArray *names;     /* HawActorName, by id */
  GPtrArray *folded;    /* of the names, in the same order */
  HawActorCounts counts;
};

enum
{
  PROP_0,
  PROP_NAME,
  PROP_KIND,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (HawActor, haw_actor, HAW_TYPE_ROW)

static const char *const nicks[HAW_N_ACTOR_KINDS] = { "", "person", "organisation", "place" };

static void
name_free (gpointer data)
{
  HawActorName *name = data;

  g_free (name->name);
  g_free (name);
}

static void
haw_actor_finalize (GObject *object)
{
  HawActor *self = HAW_ACTOR (object);

  g_free (self->name);
  g_free (self->sort_key);
  g_ptr_array_unref (self->names);
  g_ptr_array_unref (self->folded);

  G_OBJECT_CLASS (haw_actor_parent_class)->finalize (object);
}

static void
haw_actor_get_property (GObject    *object,
                        guint       id,
                        GValue     *value,
                        GParamSpec *pspec)
{
  HawActor *self = HAW_ACTOR (object);

  switch (id)
    {
    case PROP_NAME: g_value_set_string (value, self->name); break;
    case PROP_KIND: g_value_set_int (value, (int) self->kind); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_actor_class_init (HawActorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = haw_actor_finalize;
  object_class->get_property = haw_actor_get_property;

  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, "",
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, 0, HAW_N_ACTOR_KINDS - 1, 0,
                                            G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
haw_actor_init (HawActor *self)
{
  self->name = g_strdup ("");
  self->sort_key = g_strdup ("");
  self->names = g_ptr_array_new_with_free_func (name_free);
  self->folded = g_ptr_array_new_with_free_func (g_free);
}

static void
emit_changed (HawActor *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
drop_name (HawActor *self,
           guint     index)
{
  g_ptr_array_remove_index (self->names, index);
  g_ptr_array_remove_index (self->folded, index);
}

static void
insert_name (HawActor   *self,
             gint64      id,
             const char *name)
{
  HawActorName *entry = g_new0 (HawActorName, 1);
  guint place = 0;

  for (guint i = 0; i < self->names->len; i++)
    if (((HawActorName *) self->names->pdata[i])->id == id)
      {
        drop_name (self, i);
        break;
      }
  while (place < self->names->len && ((HawActorName *) self->names->pdata[place])->id < id)
    place++;
  entry->id = id;
  entry->name = g_strdup (name);
  g_ptr_array_insert (self->names, (int) place, entry);
  g_ptr_array_insert (self->folded, (int) place, haw_fold_name (name));
}

/* Each is an id, a blank and the name. */
static void
take_names (HawActor   *self,
            const char *joined)
{
  g_auto (GStrv) parts = g_strsplit (joined, SEPARATOR, -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      char *name = strchr (parts[i], ' ');

      if (name != NULL)
        insert_name (self, g_ascii_strtoll (parts[i], NULL, 10), name + 1);
    }
}

void
haw_actor_take (HawRow          *row,
                const HawFields *fields)
{
  HawActor *self = HAW_ACTOR (row);
  g_autofree char *kind = NULL;
  g_autofree char *names = NULL;

  haw_fields_take_text (fields, "name", &self->name);
  g_free (self->sort_key);
  self->sort_key = haw_fold_name (self->name);
  haw_fields_take_text (fields, "kind", &kind);
  if (kind != NULL)
    haw_actor_kind_from_nick (kind, &self->kind);
  /* Only the query has these, joined from another table. */
  if (fields->stmt != NULL)
    haw_fields_take_text (fields, "names", &names);
  if (names != NULL)
    take_names (self, names);

  for (guint i = PROP_NAME; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), properties[i]);
  emit_changed (self);
}

const char *
haw_actor_kind_to_nick (HawActorKind kind)
{
  g_return_val_if_fail (kind < HAW_N_ACTOR_KINDS, "");

  return nicks[kind];
}

gboolean
haw_actor_kind_from_nick (const char   *nick,
                          HawActorKind *kind)
{
  g_return_val_if_fail (nick != NULL && kind != NULL, FALSE);

  for (HawActorKind i = 0; i < HAW_N_ACTOR_KINDS; i++)
    if (g_str_equal (nicks[i], nick))
      {
        *kind = i;
        return TRUE;
      }
  return FALSE;
}

const char *
haw_actor_kind_get_name (HawActorKind kind)
{
  switch (kind)
    {
    case HAW_ACTOR_PERSON: return C_("kind of actor", "Person");
    case HAW_ACTOR_ORGANISATION: return C_("kind of actor", "Organization");
    case HAW_ACTOR_PLACE: return C_("kind of actor", "Place");
    case HAW_ACTOR_UNKNOWN:
    default: return C_("kind of actor", "Kind not known");
    }
}

const char *
haw_actor_get_name (HawActor *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR (self), NULL);

  return self->name;
}

HawActorKind
haw_actor_get_kind (HawActor *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR (self), HAW_ACTOR_UNKNOWN);

  return self->kind;
}

GPtrArray *
haw_actor_get_names (HawActor *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR (self), NULL);

  return self->names;
}

const char *
haw_actor_get_sort_key (HawActor *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR (self), NULL);

  return self->sort_key;
}

const HawActorCounts *
haw_actor_get_counts (HawActor *self)
{
  g_return_val_if_fail (HAW_IS_ACTOR (self), NULL);

  return &self->counts;
}

gboolean
haw_actor_matches (HawActor          *self,
                   const char *const *words)
{
  g_return_val_if_fail (HAW_IS_ACTOR (self) && words != NULL, FALSE);

  if (haw_fold_has_words (self->sort_key, words))
    return TRUE;
  for (guint i = 0; i < self->folded->len; i++)
    if (haw_fold_has_words (self->folded->pdata[i], words))
      return TRUE;
  return FALSE;
}

gboolean
haw_actor_has_name (HawActor   *self,
                    const char *folded)
{
  g_return_val_if_fail (HAW_IS_ACTOR (self) && folded != NULL, FALSE);

  for (guint i = 0; i < self->folded->len; i++)
    if (g_str_equal (self->folded->pdata[i], folded))
      return TRUE;
  return FALSE;
}

void
haw_actor_set_name (HawActor   *self,
                    gint64      id,
                    const char *name)
{
  g_return_if_fail (HAW_IS_ACTOR (self) && name != NULL);

  insert_name (self, id, name);
  emit_changed (self);
}

void
haw_actor_remove_name (HawActor *self,
                       gint64    id)
{
  g_return_if_fail (HAW_IS_ACTOR (self));

  for (guint i = 0; i < self->names->len; i++)
    if (((HawActorName *) self->names->pdata[i])->id == id)
      {
        drop_name (self, i);
        emit_changed (self);
        return;
      }
}

void
haw_actor_set_counts (HawActor             *self,
                      const HawActorCounts *counts)
{
  g_return_if_fail (HAW_IS_ACTOR (self) && counts != NULL);

  if (self->counts.n_mentions == counts->n_mentions && self->counts.n_articles == counts->n_articles
      && self->counts.n_events == counts->n_events)
    return;
  self->counts = *counts;
  emit_changed (self);
}
