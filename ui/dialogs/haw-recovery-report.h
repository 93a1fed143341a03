/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "project/haw-recover.h"

G_BEGIN_DECLS

/**
 * HawRecoveryReport:
 *
 * Tells what a recovery brought back and what it did not. Signal: `open (GFile)`: the user wants to
 * see the new project.
 */
#define HAW_TYPE_RECOVERY_REPORT (haw_recovery_report_get_type ())
G_DECLARE_FINAL_TYPE (HawRecoveryReport, haw_recovery_report, HAW, RECOVERY_REPORT,
                      AdwMessageDialog)

/**
 * haw_recovery_report_new:
 * @file: the new project
 */
GtkWidget *haw_recovery_report_new (HawRecovery *recovery,
                                    GFile       *file,
                                    GtkWindow   *parent);

G_END_DECLS
