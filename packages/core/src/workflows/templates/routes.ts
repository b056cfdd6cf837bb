import { act, is, type Template } from './template.ts'

/** The three ways a message can take, as workflows to be looked at and changed. */
export const routes: Template[] = [
  {
    key: 'route_informational',
    name: 'Route: informational',
    group: 'Routes',
    description:
      'A question is answered from the knowledge where the assistant is sure enough; else a person is asked to get in touch.',
    definition: {
      trigger: { on: 'classified' },
      conditions: {
        all: [is('classification.route', 'is', 'informational'), is('conversation.spam', 'is_false')],
      },
      steps: [
        {
          if: is('classification.confidence', 'at_least', 0.5),
          yes: [act('request_draft')],
          no: [
            act('add_tags', { tags: ['needs a person'] }),
            act('add_note', {
              text: 'The assistant is not sure what {{contact.first_name}} asks. Offer to get in touch, or hand it on.',
            }),
          ],
        },
      ],
    },
  },
  {
    key: 'route_service_action',
    name: 'Route: service action',
    group: 'Routes',
    description:
      'Something is to be done for the customer: the next steps are proposed as filled templates and wait for approval.',
    definition: {
      trigger: { on: 'classified' },
      conditions: {
        all: [is('classification.route', 'is', 'service_action'), is('conversation.spam', 'is_false')],
      },
      steps: [
        act('add_tags', { tags: ['service action'] }),
        act('request_draft'),
        {
          ...act('set_priority', { priority: 'high' }),
          when: {
            any: [
              is('classification.severity', 'at_least', 'high'),
              is('classification.sentiment', 'below', -0.6),
            ],
          },
        },
      ],
    },
  },
  {
    key: 'route_safety_compliance',
    name: 'Route: safety and compliance',
    group: 'Routes',
    description:
      'A matter of safety or law goes to a person at once, with a compliance case and the deadline of its severity.',
    definition: {
      trigger: { on: 'classified' },
      conditions: { all: [is('classification.route', 'is', 'safety_compliance')] },
      steps: [
        act('set_priority', { priority: 'urgent' }),
        act('add_tags', { tags: ['compliance'] }),
        act('create_compliance_case', { reason: 'Judged to be a matter of safety or compliance' }),
      ],
    },
  },
]
