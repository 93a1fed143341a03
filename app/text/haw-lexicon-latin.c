/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "haw-event-latin.h"

#define TRAVEL HAW_EVENT_ACT_TRAVEL
#define MEET HAW_EVENT_ACT_MEET
#define AGREE HAW_EVENT_ACT_AGREE
#define DECIDE HAW_EVENT_ACT_DECIDE
#define DECLARE HAW_EVENT_ACT_DECLARE
#define FIGHT HAW_EVENT_ACT_FIGHT
#define JUSTICE HAW_EVENT_ACT_JUSTICE
#define HAPPEN HAW_EVENT_ACT_HAPPEN
#define SPEECH HAW_EVENT_ACT_NONE

#define PAST HAW_EVENT_LATIN_PAST
#define BASE HAW_EVENT_LATIN_BASE
#define PARTICIPLE HAW_EVENT_LATIN_PARTICIPLE
#define FUTURE HAW_EVENT_LATIN_FUTURE
#define LIGHT HAW_EVENT_LATIN_LIGHT
#define NOUN HAW_EVENT_LATIN_NOUN

/* What news tell in English and French. A form that is mostly another word stands here only where the
 * words before it, or a noun after it, tell them apart. */
const HawEventLatinRow haw_event_latin_rows[] = {
  { SPEECH, PAST, "said says told added stated according claimed argued noted stressed warned "
                  "insisted explained denied affirmed" },
  { SPEECH, PARTICIPLE, "dit déclaré affirmé indiqué précisé expliqué ajouté souligné estimé "
                        "confié démenti prévenu" },

  { TRAVEL, PAST, "visited arrived travelled traveled flew returned left departed entered fled "
                  "withdrew landed toured headed crossed escaped" },
  { TRAVEL, BASE, "visit arrive travel fly return leave depart enter flee withdraw land tour head "
                  "cross visiter arriver partir quitter rentrer revenir entrer retirer rendre" },
  { TRAVEL, PARTICIPLE, "visité visitée visités arrivé arrivée arrivés arrivées rendu rendue "
                        "rendus rendues parti partie partis quitté rentré rentrée rentrés revenu "
                        "revenue revenus entré entrés fui retiré retirée retirés atterri" },
  { TRAVEL, FUTURE, "visitera visiteront arrivera arriveront partira partiront quittera "
                    "quitteront rentrera reviendra rendra rendront retirera retireront" },

  { MEET, PAST, "met discussed received hosted welcomed attended chaired phoned spoke "
                "participated" },
  { MEET, BASE, "meet discuss receive host welcome attend chair rencontrer recevoir accueillir "
                "participer assister présider discuter réunir" },
  { MEET, PARTICIPLE, "rencontré rencontrée rencontrés reçu reçue reçus accueilli accueillie "
                      "discuté participé assisté présidé entretenu entretenue entretenus réuni "
                      "réunie réunis téléphoné" },
  { MEET, FUTURE, "rencontrera rencontreront recevra accueillera participera participeront "
                  "assistera présidera réunira réuniront" },

  { AGREE, PAST, "signed agreed ratified approved endorsed concluded adopted exchanged joined "
                 "voted backed" },
  { AGREE, BASE, "sign agree ratify approve endorse conclude adopt exchange join vote signer "
                 "ratifier approuver conclure adopter échanger rejoindre voter remettre" },
  { AGREE, PARTICIPLE, "signé signée signés convenu ratifié ratifiée approuvé approuvée conclu "
                       "adopté adoptée échangé rejoint voté remis accepté" },
  { AGREE, FUTURE, "signera signeront ratifiera approuvera adoptera votera voteront" },

  { DECIDE, PAST, "appointed dismissed sacked elected resigned decided issued imposed lifted "
                  "suspended cancelled canceled postponed extended inaugurated deployed expelled "
                  "summoned banned granted formed reopened closed opened sent" },
  { DECIDE, BASE, "appoint dismiss elect resign impose lift suspend cancel postpone extend "
                  "inaugurate deploy expel summon ban grant form reopen close open send nommer "
                  "limoger élire démissionner imposer lever suspendre annuler reporter prolonger "
                  "fermer rouvrir inaugurer envoyer déployer expulser convoquer" },
  { DECIDE, PARTICIPLE, "nommé nommée limogé limogée élu élue démissionné décidé imposé levé "
                        "suspendu suspendue annulé annulée reporté reportée prolongé fermé fermée "
                        "ouvert rouvert inauguré envoyé déployé expulsé expulsée convoqué "
                        "interdit accordé formé" },
  { DECIDE, FUTURE, "nommera élira imposera lèvera suspendra annulera fermera ouvrira inaugurera "
                    "enverra déploiera expulsera" },

  { DECLARE, PAST, "announced declared called demanded rejected condemned accused threatened "
                   "pledged vowed revealed launched unveiled urged" },
  { DECLARE, BASE, "announce declare launch unveil annoncer lancer dévoiler" },
  { DECLARE, PARTICIPLE, "annoncé annoncée appelé exigé rejeté rejetée accusé menacé promis "
                         "révélé lancé lancée dévoilé" },

  { FIGHT, PAST, "attacked bombed shelled raided seized captured recaptured occupied stormed "
                 "destroyed downed killed assassinated kidnapped abducted clashed invaded "
                 "bombarded struck wounded injured" },
  { FIGHT, PARTICIPLE, "attaqué attaquée bombardé bombardée pilonné frappé capturé capturée "
                       "repris reprise occupé occupée détruit détruite abattu abattue tué tuée "
                       "tués tuées assassiné assassinée enlevé enlevée affrontés envahi blessé "
                       "blessée blessés" },

  { JUSTICE, PAST, "arrested detained sentenced convicted acquitted charged indicted released "
                   "freed extradited" },
  { JUSTICE, PARTICIPLE, "arrêté arrêtée arrêtés détenu condamné condamnée condamnés acquitté "
                         "inculpé inculpée libéré libérée libérés relâché jugé extradé" },

  { HAPPEN, PAST, "died exploded collapsed crashed erupted began started ended occurred sank "
                  "opened" },
  { HAPPEN, BASE, "begin start end commencer débuter" },
  { HAPPEN, PARTICIPLE, "mort morte décédé décédée explosé effondré effondrée écrasé éclaté "
                        "commencé débuté" },
  { HAPPEN, FUTURE, "commencera débutera" },

  { MEET, PAST | LIGHT, "held hosted took reached paid made gave" },
  { MEET, BASE | LIGHT, "hold take reach pay tenir" },
  { MEET, PARTICIPLE | LIGHT, "tenu tenue tenus eu" },
  { MEET, FUTURE | LIGHT, "tiendra tiendront aura" },

  { MEET, NOUN, "talks meeting meetings summit conference discussions negotiations consultations "
                "réunion entretiens pourparlers sommet conférence négociations consultations part" },
  { AGREE, NOUN, "agreement deal accord" },
  { DECIDE, NOUN, "elections election vote referendum office élections scrutin" },
  { TRAVEL, NOUN, "visit trip visite" },
  { FIGHT, NOUN, "control" },
  { HAPPEN, NOUN, "place lieu" },
  { SPEECH, 0, NULL },
};
