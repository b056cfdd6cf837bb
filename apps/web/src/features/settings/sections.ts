import type { Permission } from '@frontdesk/core/permissions'

export type Section = { href: string; name: string; about: string; permission: Permission }

/** The pages of the settings, in groups, with what each is for. */
export const groups: { name: string; sections: Section[] }[] = [
  {
    name: 'Organization',
    sections: [
      {
        href: '/settings/mailboxes',
        name: 'Mailboxes',
        about: 'The addresses customers write to, and how replies are signed.',
        permission: 'mailboxes:read',
      },
      {
        href: '/settings/sending',
        name: 'Sending',
        about: 'Time to undo, business hours, confirmations, and addresses that get no mail.',
        permission: 'mailboxes:read',
      },
      {
        href: '/settings/members',
        name: 'Members',
        about: 'Who works here, and what each may do.',
        permission: 'members:read',
      },
      {
        href: '/settings/roles',
        name: 'Roles',
        about: 'What each role may do, and roles of your own.',
        permission: 'members:read',
      },
      {
        href: '/settings/security',
        name: 'Sign-in',
        about: 'Providers, passwords, and how long a session lasts.',
        permission: 'security:manage',
      },
      {
        href: '/settings/teams',
        name: 'Teams',
        about: 'Who answers together, and which conversations are theirs.',
        permission: 'teams:read',
      },
      {
        href: '/settings/routing',
        name: 'Routing',
        about: 'Who is given what: skills, capacity, presence, and what a volume would mean.',
        permission: 'teams:read',
      },
      {
        href: '/settings/sla',
        name: 'SLA',
        about: 'How soon customers are answered, and in which hours time counts.',
        permission: 'sla:read',
      },
      {
        href: '/settings/categories',
        name: 'Categories',
        about: 'What the assistant sorts conversations into.',
        permission: 'categories:read',
      },
      {
        href: '/settings/custom-fields',
        name: 'Custom fields',
        about: 'What you keep about conversations, contacts and companies beside what everybody does.',
        permission: 'fields:read',
      },
      {
        href: '/settings/triage',
        name: 'Triage',
        about: 'What the assistant has learned to sort, how right it is, and its earlier versions.',
        permission: 'categories:read',
      },
      {
        href: '/settings/autonomy',
        name: 'Autonomy',
        about: 'How far the assistant may go, by what it has proved.',
        permission: 'categories:read',
      },
      {
        href: '/settings/quality',
        name: 'Quality',
        about: 'How right, fast and costly the assistant is by week, and what it mixes up.',
        permission: 'categories:read',
      },
      {
        href: '/settings/assistant',
        name: 'Assistant',
        about: 'Providers, what they may cost, how they are asked, and what left the system.',
        permission: 'assistant:manage',
      },
      {
        href: '/settings/api-keys',
        name: 'API keys',
        about: 'Access for programs of yours.',
        permission: 'api-keys:manage',
      },
      {
        href: '/settings/webhooks',
        name: 'Webhooks',
        about: 'What your other systems are told, and what they may tell us.',
        permission: 'webhooks:manage',
      },
      {
        href: '/settings/help-center',
        name: 'Help center',
        about: 'A public page with your articles, and a form for what they do not answer.',
        permission: 'help-center:manage',
      },
      {
        href: '/settings/chat',
        name: 'Chat',
        about: 'A button on your site behind which visitors write, answered from the inbox.',
        permission: 'chat:manage',
      },
      {
        href: '/settings/csat',
        name: 'Satisfaction',
        about: 'Ask customers how it went, and see what they say.',
        permission: 'csat:manage',
      },
    ],
  },
  {
    name: 'Operations',
    sections: [
      {
        href: '/compliance',
        name: 'Compliance cases',
        about: 'Safety and compliance matters, in a record that cannot be changed.',
        permission: 'compliance:read',
      },
      {
        href: '/settings/audit-log',
        name: 'Audit log',
        about: 'Who changed what, and when.',
        permission: 'audit:read',
      },
      {
        href: '/settings/operations',
        name: 'Operations',
        about: 'What answers, how fast it is, the error budget, and what goes wrong.',
        permission: 'operations:manage',
      },
      {
        href: '/settings/schedules',
        name: 'Scheduled work',
        about: 'What runs by the clock, how it went, and what is to come.',
        permission: 'operations:manage',
      },
      {
        href: '/settings/failed-work',
        name: 'Failed work',
        about: 'Work that gave up after several tries, to retry or discard.',
        permission: 'operations:manage',
      },
      {
        href: '/settings/quarantine',
        name: 'Quarantine',
        about: 'Mail that could not be read, to retry or discard.',
        permission: 'operations:manage',
      },
    ],
  },
  {
    name: 'You',
    sections: [
      {
        href: '/settings/account',
        name: 'Account',
        about: 'Your name, your password, your sessions, what you are told, and the theme.',
        permission: 'account:read',
      },
    ],
  },
]
