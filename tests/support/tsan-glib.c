/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <dlfcn.h>
#include <gio/gio.h>
#include <sanitizer/tsan_interface.h>

/* GLib is not built with the thread sanitizer, which therefore does not see what its mutexes, tasks and
 * sources order. These stand before its functions where our code calls them, call them, and say what
 * they promise: what was done before a release of an address was done before what follows its acquire.
 * Nothing else is hidden; two of our threads that touch the same memory without any of this are found. */

#define NEXT(name) \
  static __typeof__ (name) *next; \
  if (next == NULL) \
    next = (__typeof__ (name) *) dlsym (RTLD_NEXT, #name)

void
g_mutex_lock (GMutex *mutex)
{
  NEXT (g_mutex_lock);
  next (mutex);
  __tsan_acquire (mutex);
}

void
g_mutex_unlock (GMutex *mutex)
{
  NEXT (g_mutex_unlock);
  __tsan_release (mutex);
  next (mutex);
}

void
g_cond_wait (GCond  *cond,
             GMutex *mutex)
{
  NEXT (g_cond_wait);
  __tsan_release (mutex);
  next (cond, mutex);
  __tsan_acquire (mutex);
}

gboolean
g_cond_wait_until (GCond  *cond,
                   GMutex *mutex,
                   gint64  end)
{
  gboolean signalled;
  NEXT (g_cond_wait_until);

  __tsan_release (mutex);
  signalled = next (cond, mutex, end);
  __tsan_acquire (mutex);
  return signalled;
}

/* The location is read by an atomic load that the sanitizer sees. */
void
(g_once_init_leave) (volatile void *location,
                     gsize          result)
{
  static void (*next) (volatile void *, gsize);

  if (next == NULL)
    next = (void (*) (volatile void *, gsize)) dlsym (RTLD_NEXT, "g_once_init_leave");
  __tsan_release ((void *) location);
  next (location, result);
}

gboolean
(g_atomic_ref_count_dec) (gatomicrefcount *count)
{
  static gboolean (*next) (gatomicrefcount *);
  gboolean last;

  if (next == NULL)
    next = (gboolean (*) (gatomicrefcount *)) dlsym (RTLD_NEXT, "g_atomic_ref_count_dec");
  __tsan_release (count);
  last = next (count);
  if (last)
    __tsan_acquire (count);
  return last;
}

/* The last reference sees what was done under all others. */
void
(g_object_unref) (gpointer object)
{
  static void (*next) (gpointer);

  if (next == NULL)
    next = (void (*) (gpointer)) dlsym (RTLD_NEXT, "g_object_unref");
  if (object != NULL && G_IS_TASK (object) && g_task_get_task_data (object) != NULL)
    __tsan_release (g_task_get_task_data (object));
  __tsan_release (object);
  __tsan_acquire (object);
  next (object);
}

typedef struct
{
  GAsyncReadyCallback func;
  gpointer data;
} Ready;

static void
ready_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      data)
{
  Ready ready = *(Ready *) data;

  __tsan_acquire (result);
  g_free (data);
  ready.func (source, result, ready.data);
}

GTask *
g_task_new (gpointer             source,
            GCancellable        *cancellable,
            GAsyncReadyCallback  func,
            gpointer             data)
{
  Ready *ready = NULL;
  NEXT (g_task_new);

  if (func == NULL)
    return next (source, cancellable, NULL, data);
  ready = g_new (Ready, 1);
  ready->func = func;
  ready->data = data;
  return next (source, cancellable, ready_cb, ready);
}

static void
release_task (GTask *task)
{
  if (g_task_get_task_data (task) != NULL)
    __tsan_release (g_task_get_task_data (task));
  __tsan_release (task);
}

static void
thread_func (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GTaskThreadFunc func = (GTaskThreadFunc) g_object_get_data (G_OBJECT (task), "tsan-func");

  __tsan_acquire (task);
  func (task, source, data, cancellable);
}

void
g_task_run_in_thread (GTask           *task,
                      GTaskThreadFunc  func)
{
  NEXT (g_task_run_in_thread);
  g_object_set_data (G_OBJECT (task), "tsan-func", (gpointer) func);
  __tsan_release (task);
  next (task, thread_func);
}

/* GTask frees its data under a reference of its own. */
static GDestroyNotify
find_destroy (gpointer       data,
              GDestroyNotify destroy)
{
  static GHashTable *destroys;
  static int lock;
  GDestroyNotify found = NULL;

  while (__atomic_test_and_set (&lock, __ATOMIC_ACQUIRE))
    ;
  if (destroys == NULL)
    destroys = g_hash_table_new (NULL, NULL);
  if (destroy != NULL)
    g_hash_table_insert (destroys, data, (gpointer) destroy);
  else
    g_hash_table_steal_extended (destroys, data, NULL, (gpointer *) &found);
  __atomic_clear (&lock, __ATOMIC_RELEASE);
  return found;
}

static void
destroy_data (gpointer data)
{
  GDestroyNotify destroy = find_destroy (data, NULL);

  __tsan_acquire (data);
  destroy (data);
}

void
g_task_set_task_data (GTask          *task,
                      gpointer        data,
                      GDestroyNotify  destroy)
{
  NEXT (g_task_set_task_data);
  if (data != NULL && destroy != NULL)
    find_destroy (data, destroy);
  next (task, data, data != NULL && destroy != NULL ? destroy_data : destroy);
}

void
g_task_return_pointer (GTask          *task,
                       gpointer        result,
                       GDestroyNotify  destroy)
{
  NEXT (g_task_return_pointer);
  release_task (task);
  next (task, result, destroy);
}

void
g_task_return_boolean (GTask    *task,
                       gboolean  result)
{
  NEXT (g_task_return_boolean);
  release_task (task);
  next (task, result);
}

void
g_task_return_error (GTask  *task,
                     GError *error)
{
  NEXT (g_task_return_error);
  release_task (task);
  next (task, error);
}

gboolean
g_task_return_error_if_cancelled (GTask *task)
{
  NEXT (g_task_return_error_if_cancelled);
  release_task (task);
  return next (task);
}

typedef struct
{
  GSourceFunc func;
  gpointer data;
  GDestroyNotify notify;
} Dispatch;

static gboolean
dispatch_cb (gpointer data)
{
  Dispatch *dispatch = data;

  __tsan_acquire (dispatch);
  return dispatch->func (dispatch->data);
}

static void
dispatch_free (gpointer data)
{
  Dispatch *dispatch = data;

  __tsan_acquire (dispatch);
  if (dispatch->notify != NULL)
    dispatch->notify (dispatch->data);
  g_free (dispatch);
}

void
g_source_set_callback (GSource        *source,
                       GSourceFunc     func,
                       gpointer        data,
                       GDestroyNotify  notify)
{
  Dispatch *dispatch = g_new (Dispatch, 1);
  NEXT (g_source_set_callback);

  dispatch->func = func;
  dispatch->data = data;
  dispatch->notify = notify;
  __tsan_release (dispatch);
  next (source, dispatch_cb, dispatch, dispatch_free);
}
