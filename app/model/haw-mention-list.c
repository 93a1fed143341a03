/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-mention-list.h"

struct _HawMention
{
  HawRow parent_instance;

  gint64 actor;
  gint64 text;
  gint64 start;
  gint64 end;
};

struct _HawMentionList
{
  HawRowStore parent_instance;

  gint64 text;
};

enum
{
  PROP_0,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (HawMention, haw_mention, HAW_TYPE_ROW)
G_DEFINE_FINAL_TYPE (HawMentionList, haw_mention_list, HAW_TYPE_ROW_STORE)

static void
haw_mention_class_init (HawMentionClass *klass)
{
}

static void
haw_mention_init (HawMention *self)
{
}

static void
take (HawRow          *row,
      const HawFields *fields)
{
  HawMention *self = HAW_MENTION (row);

  haw_fields_take_int (fields, "actor", &self->actor);
  haw_fields_take_int (fields, "text", &self->text);
  haw_fields_take_int (fields, "start", &self->start);
  haw_fields_take_int (fields, "end", &self->end);
}

static int
compare (HawRow *a,
         HawRow *b)
{
  HawMention *first = HAW_MENTION (a);
  HawMention *second = HAW_MENTION (b);
  gint64 order = first->start - second->start;

  if (order == 0)
    order = second->end - first->end;
  return (order > 0) - (order < 0);
}

static gboolean
keeps (HawRowStore *store,
       HawRow      *row)
{
  return HAW_MENTION (row)->text == HAW_MENTION_LIST (store)->text;
}

static gint64
get_owner (HawRowStore *store)
{
  return HAW_MENTION_LIST (store)->text;
}

static void
haw_mention_list_get_property (GObject    *object,
                               guint       id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TEXT: g_value_set_int64 (value, HAW_MENTION_LIST (object)->text); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_mention_list_set_property (GObject      *object,
                               guint         id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (id)
    {
    case PROP_TEXT: HAW_MENTION_LIST (object)->text = g_value_get_int64 (value); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
haw_mention_list_class_init (HawMentionListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  HawRowStoreClass *store_class = HAW_ROW_STORE_CLASS (klass);

  object_class->get_property = haw_mention_list_get_property;
  object_class->set_property = haw_mention_list_set_property;
  store_class->row_type = HAW_TYPE_MENTION;
  store_class->table = HAW_TABLE_MENTION;
  store_class->sql = "SELECT * FROM mention WHERE text = ?";
  store_class->take = take;
  store_class->compare = compare;
  store_class->keeps = keeps;
  store_class->get_owner = get_owner;

  properties[PROP_TEXT] =
    g_param_spec_int64 ("text", NULL, NULL, 0, G_MAXINT64, 0,
                        G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
haw_mention_list_init (HawMentionList *self)
{
}

gint64
haw_mention_get_actor (HawMention *self)
{
  g_return_val_if_fail (HAW_IS_MENTION (self), 0);

  return self->actor;
}

guint
haw_mention_get_start (HawMention *self)
{
  g_return_val_if_fail (HAW_IS_MENTION (self), 0);

  return (guint) self->start;
}

guint
haw_mention_get_end (HawMention *self)
{
  g_return_val_if_fail (HAW_IS_MENTION (self), 0);

  return (guint) self->end;
}

HawMentionList *
haw_mention_list_new (HawProject *project,
                      gint64      text)
{
  g_return_val_if_fail (HAW_IS_PROJECT (project), NULL);

  return g_object_new (HAW_TYPE_MENTION_LIST, "project", project, "text", text, NULL);
}

gint64
haw_mention_list_get_text (HawMentionList *self)
{
  g_return_val_if_fail (HAW_IS_MENTION_LIST (self), 0);

  return self->text;
}

HawMention *
haw_mention_list_find (HawMentionList *self,
                       guint           start,
                       guint           end)
{
  HawRowStore *store = HAW_ROW_STORE (self);
  HawMention *best = NULL;
  gint64 best_rank = G_MAXINT64;

  g_return_val_if_fail (HAW_IS_MENTION_LIST (self), NULL);

  for (guint i = 0; i < haw_row_store_get_n (store); i++)
    {
      HawMention *mention = haw_row_store_peek (store, i);
      gint64 length = mention->end - mention->start;
      gint64 rank = mention->end == start ? G_MAXUINT + length : length;

      if (mention->start > start)
        break;
      if (mention->end >= end && mention->end >= start && rank < best_rank)
        {
          best = mention;
          best_rank = rank;
        }
    }
  return best;
}
