import { letterTime } from '../../inbox/age.ts'
import { languageName } from '../../inbox/list/chips.ts'
import type { Entry } from './timeline.ts'

type Sentence = (who: string, detail: Record<string, unknown>, now: number) => string

const sentences: Record<string, Sentence> = {
  created: (who) => `${who} opened the conversation`,
  assigned: (who, { name, reason }) =>
    typeof reason === 'string'
      ? `Assigned to ${text(name)}: ${reason}`
      : name === undefined || name === who
        ? `${who} took the conversation`
        : `${who} assigned ${text(name)}`,
  unassigned: (who, { reason }) =>
    typeof reason === 'string' ? `Back in the queue: ${reason}` : `${who} took the assignee away`,
  needs_set: (who, { skills }) =>
    Array.isArray(skills) && skills.length > 0
      ? `${who} asked for somebody who knows ${skills.map((skill) => text(skill?.name)).join(', ')}`
      : `${who} asked for no skill any more`,
  team_assigned: (who, { name }) => `${who} gave it to the team ${text(name)}`,
  team_unassigned: (who) => `${who} took it from its team`,
  reopened: (who, { reason }) =>
    reason === 'customer_wrote' ? 'Reopened because the customer wrote again' : `${who} reopened`,
  parked: (who) => `${who} set it to pending`,
  prioritized: (who, { priority }) => `${who} set the priority to ${text(priority)}`,
  notified: (who, { name, text: words }) => `${who} told ${text(name)}: ${text(words)}`,
  subject_changed: (who, { subject }) => `${who} changed the subject to “${text(subject)}”`,
  fields_set: (who, { fields }) => `${who} set ${fieldWords(fields)}`,
  followed: (who, { name }) =>
    name === who ? `${who} follows this` : `${who} had ${text(name)} follow this`,
  unfollowed: (who, { name }) =>
    name === who ? `${who} follows this no more` : `${who} had ${text(name)} follow this no more`,
  resolved: (who) => `${who} resolved`,
  closed: (who) => `${who} closed`,
  snoozed: (who, { until }, now) => `${who} snoozed until ${momentOf(until, now)}`,
  woken: (who, { reason }) =>
    reason === 'customer_wrote' ? 'Back because the customer wrote again' : `${who} woke it up`,
  marked_spam: (who) => `${who} marked it as spam`,
  marked_not_spam: (who) => `${who} marked it as not spam`,
  tagged: (who, { tags }) =>
    Array.isArray(tags) && tags.length > 0
      ? `${who} set the tags ${tags.join(', ')}`
      : `${who} removed all tags`,
  classified: (who, { categoryName, category, confidence }) =>
    `${who} judged it ${text(categoryName ?? category ?? 'without a category')}${percent(confidence)}`,
  classification_corrected: (who, { category, language, route }) => {
    if (typeof language === 'string' && route === undefined)
      return `${who} said that it is written in ${languageName(language)}`
    return typeof category === 'string'
      ? `${who} corrected the judgement: ${category}`
      : `${who} corrected the judgement`
  },
  action_approved: (who, { sentence }) => `${who} approved: ${text(sentence)}`,
  action_done: (who, { sentence }) => `${who} carried out: ${text(sentence)}`,
  action_failed: (_who, { sentence }) => `This could not be carried out: ${text(sentence)}`,
  drafted: (who, { confidence }) => `${who} drafted a reply${percent(confidence)}`,
  replied: (who) => `${who} replied`,
  replied_and_resolved: (who) => `${who} replied and resolved`,
  reply_undone: (who) => `${who} took a reply back before it left`,
  reply_scheduled: (who, { sendAt }, now) => `${who} scheduled a reply for ${momentOf(sendAt, now)}`,
  reply_rescheduled: (who, { sendAt }, now) => `${who} moved a scheduled reply to ${momentOf(sendAt, now)}`,
  scheduled_reply_canceled: () => 'The scheduled reply was taken back because the customer wrote first',
  forwarded: (who, { to }) => `${who} forwarded a mail${Array.isArray(to) ? ` to ${to.join(', ')}` : ''}`,
  answered_alone: (_who, { sendAt, confidence }, now) =>
    sendAt === undefined
      ? `The assistant answered by itself${percent(confidence)}`
      : `The assistant will answer by itself ${momentOf(sendAt, now)}${percent(confidence)}`,
  handed_over: (_who, { reason }) =>
    `The assistant handed over to a person, because ${handOverWords[String(reason)] ?? 'it was not sure'}`,
  acknowledged: () => 'The customer was told that the mail has arrived',
  csat_asked: () => 'The customer was asked how it went',
  csat_answered: (_who, { rating }) => `The customer gave ${text(rating)} of 5`,
  compliance_case_opened: (_who, { number }) => `Compliance case ${text(number)} was opened`,
  sla_near_breach: (_who, { kind, dueAt }, now) => `${promiseOf(kind)} is due ${momentOf(dueAt, now)}`,
  sla_breached: (_who, { kind, dueAt }, now) =>
    `${promiseOf(kind)} was due ${momentOf(dueAt, now)} and is late`,
  sla_policy_set: (who, { name }) => `${who} promised what the SLA policy ${text(name)} says`,
  sla_policy_cleared: (who) => `${who} left the SLA to its conditions again`,
  escalated: (who, { name }) =>
    name === undefined ? `${who} escalated it` : `${who} escalated it to the team ${text(name)}`,
  bounced: (_who, { addresses, error }) => `The mail to ${listOf(addresses)} came back: ${text(error)}`,
  complained: (_who, { addresses }) => `${listOf(addresses)} marked our mail as spam`,
  delivery_failed: (_who, { addresses, error }) =>
    addresses === undefined
      ? `The reply was not sent: ${text(error)}`
      : `The mail to ${listOf(addresses)} was not sent: ${text(error)}`,
  delivery_unknown: () => 'Nobody can tell whether the reply was sent',
  undone: (who) => `${who} took a reply back before it left`,
  delivery_settled: (who, { state }) =>
    state === 'sent' ? `${who} settled that the reply was sent` : `${who} had the reply sent again`,
  merged: (who, { number }) => `${who} merged ${other(number)} into this one`,
  merged_into: (who, { number }) => `${who} merged it into ${other(number)}`,
  merge_undone: (who, { number, remark }) =>
    `${who} took the merge with ${other(number)} back${remarkOf(remark)}`,
  split: (who, { number, messages }) =>
    `${who} split ${messages === 1 ? 'a mail' : `${text(messages)} mails`} off into #${text(number)}`,
  split_from: (who, { number }) => `${who} split it off from ${other(number)}`,
  split_undone: (who, { number, remark }) =>
    `${who} took the split with ${other(number)} back${remarkOf(remark)}`,
  message_moved_away: (who, { number }) => `${who} moved a mail to ${other(number)}`,
  message_moved_here: (who, { number }) => `${who} moved a mail here from ${other(number)}`,
  move_undone: (who, { number, remark }) =>
    `${who} took the move from or to ${other(number)} back${remarkOf(remark)}`,
  reprocessed: (who, { changed }) =>
    Array.isArray(changed) && changed.length > 0
      ? `${who} had a mail read again: ${changed.join(', ')} changed`
      : `${who} had a mail read again`,
}

/** Why a conversation was left to people. */
const handOverWords: Record<string, string> = {
  customer_replied: 'the customer wrote back',
  asked_for_person: 'the customer asked for one',
  suspicious: 'the mail tries to talk to a machine',
  likely_spam: 'the mail reads like spam',
  grave: 'the matter is grave',
  held: 'a workflow leaves its draft to people',
  unsupported: 'not every sentence of its draft rests on a source',
  policy: 'a policy has a say in it',
  failed_check: 'its draft did not pass every check',
  unsure: 'it was not sure enough',
}

/** What happened, as a sentence that names who did it. */
export function eventSentence(entry: Entry, now: number): string {
  const who = entry.actor.type === 'system' ? ownWork(entry.actor.name) : entry.actor.name || 'Somebody'
  const type = entry.type.replace(/^conversation[._]/, '')
  const sentence = Object.hasOwn(sentences, type) ? sentences[type] : undefined
  return sentence ? sentence(who, entry.detail, now) : `${who}: ${type.replaceAll(/[._-]/g, ' ')}`
}

/** What of the product's own work did it. */
function ownWork(name: string | undefined): string {
  return name === 'workflows' ? 'A workflow' : name === 'schedule' ? 'The clock' : 'The assistant'
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : String(value)
}

function fieldWords(fields: unknown): string {
  if (typeof fields !== 'object' || fields === null) return 'a field'
  const said = (value: unknown) =>
    value === null ? 'nothing' : typeof value === 'boolean' ? (value ? 'yes' : 'no') : text(value)
  return Object.entries(fields)
    .map(([label, value]) => `${label} to ${said(value)}`)
    .join(', ')
}

function other(value: unknown): string {
  return typeof value === 'number' ? `#${value}` : 'another conversation'
}

function remarkOf(value: unknown): string {
  return typeof value === 'string' ? `: ${value}` : ''
}

function listOf(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : text(value)
}

function percent(confidence: unknown): string {
  return typeof confidence === 'number' ? `, ${Math.round(confidence * 100)} % sure` : ''
}

function momentOf(until: unknown, now: number): string {
  return typeof until === 'string' ? letterTime(until, now) : 'later'
}

const promises: Record<string, string> = {
  first: 'The first reply',
  next: 'The next reply',
  resolution: 'The resolution',
}

function promiseOf(kind: unknown): string {
  return promises[String(kind)] ?? 'An answer'
}
