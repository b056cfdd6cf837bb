import { articleSubject } from './article.ts'
import { promptSubject } from './prompt.ts'
import { slaPolicySubject } from './sla-policy.ts'
import type { Subject, SubjectKind } from './subject.ts'
import { thresholdSubject } from './threshold.ts'
import { workflowSubject } from './workflow.ts'

/** Everything that can be tried on the past. */
const subjects: Record<SubjectKind, Subject> = {
  workflow: workflowSubject,
  prompt: promptSubject,
  threshold: thresholdSubject,
  article: articleSubject,
  sla_policy: slaPolicySubject,
}

export function subjectOf(kind: SubjectKind): Subject {
  return subjects[kind]
}
