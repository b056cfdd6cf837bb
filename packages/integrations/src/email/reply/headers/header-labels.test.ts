import { expect, test } from 'vitest'
import { extractReply } from '../../extract-reply.ts'

type Labels = [from: string, date: string, to: string, cc: string, subject: string]

/** What programs call the headers that they repeat above an answered mail, by language. */
const LABELS: [string, Labels[]][] = [
  [
    'en',
    [
      ['From', 'Sent', 'To', 'Cc', 'Subject'],
      ['From', 'Date', 'To', 'CC', 'Subject'],
      ['From', 'Date', 'To', 'Cc', 'Subject'],
    ],
  ],
  [
    'de',
    [
      ['Von', 'Gesendet', 'An', 'Cc', 'Betreff'],
      ['Von', 'Datum', 'An', 'Kopie', 'Betreff'],
      ['Von', 'Gesendet am', 'An', 'Cc', 'Betreff'],
      ['Von', 'Gesendet', 'Bis', 'Cc', 'Betreff'],
      ['Absender', 'Datum', 'Empfänger', 'Kopie', 'Betreff'],
    ],
  ],
  [
    'fr',
    [
      ['De', 'Envoyé', 'À', 'Cc', 'Objet'],
      ['De', 'Date', 'À', 'Cc', 'Objet'],
      ['Expéditeur', 'Date', 'Destinataire', 'Copie', 'Sujet'],
      ['De', 'Envoyé le', 'A', 'Cc', 'Objet'],
    ],
  ],
  [
    'es',
    [
      ['De', 'Enviado', 'Para', 'CC', 'Asunto'],
      ['De', 'Fecha', 'Para', 'Cc', 'Asunto'],
      ['De', 'Enviado el', 'Para', 'CC', 'Asunto'],
      ['De', 'Enviados', 'Para', 'CC', 'Asunto'],
      ['Desde', 'Fecha', 'Para', 'Cc', 'Asunto'],
    ],
  ],
  [
    'it',
    [
      ['Da', 'Inviato', 'A', 'Cc', 'Oggetto'],
      ['Da', 'Data', 'A', 'Cc', 'Oggetto'],
      ['Mittente', 'Data', 'Destinatario', 'Cc', 'Oggetto'],
    ],
  ],
  [
    'pt',
    [
      ['De', 'Enviado', 'Para', 'Cc', 'Assunto'],
      ['De', 'Enviada em', 'Para', 'Cc', 'Assunto'],
      ['De', 'Data', 'Para', 'Cc', 'Assunto'],
      ['De', 'Enviado em', 'Para', 'Cc', 'Assunto'],
      ['De', 'Enviada', 'Para', 'Cc', 'Assunto'],
    ],
  ],
  [
    'nl',
    [
      ['Van', 'Verzonden', 'Aan', 'CC', 'Onderwerp'],
      ['Van', 'Datum', 'Aan', 'Kopie', 'Onderwerp'],
      ['Van', 'Verstuurd', 'Aan', 'Cc', 'Onderwerp'],
      ['Van', 'Verzonden op', 'Aan', 'Cc', 'Onderwerp'],
    ],
  ],
  [
    'pl',
    [
      ['Od', 'Wysłano', 'Do', 'DW', 'Temat'],
      ['Od', 'Data', 'Do', 'DW', 'Temat'],
      ['Od', 'Wysłane', 'Do', 'DW', 'Temat'],
      ['Nadawca', 'Data', 'Adresat', 'DW', 'Temat'],
      ['Od', 'Wysłany', 'Do', 'DW', 'Temat'],
    ],
  ],
  [
    'sv',
    [
      ['Från', 'Skickat', 'Till', 'Kopia', 'Ämne'],
      ['Från', 'Datum', 'Till', 'Kopia', 'Ämne'],
      ['Från', 'Skickat', 'Till', 'Kopia', 'Rubrik'],
      ['Från', 'Skickad', 'Till', 'Kopia', 'Ämne'],
    ],
  ],
  [
    'ja',
    [
      ['差出人', '送信日時', '宛先', 'CC', '件名'],
      ['From', '日時', '宛先', 'Cc', '件名'],
      ['差出人', '日付', '宛先', 'Cc', '件名'],
      ['送信元', '送信日時', '宛先', 'CC', '件名'],
      ['差出人', '送信済み', '宛先', 'CC', '件名'],
    ],
  ],
  [
    'zh',
    [
      ['发件人', '发送时间', '收件人', '抄送', '主题'],
      ['寄件者', '寄件日期', '收件者', '副本', '主旨'],
      ['发件人', '日期', '收件人', '抄送', '主题'],
      ['发件人', '发送日期', '收件人', '抄送', '主题'],
      ['寄件者', '傳送時間', '收件者', '副本', '主旨'],
      ['发自', '发送时间', '收件人', '抄送', '主题'],
      ['寄件者', '已傳送', '收件者', '副本', '主旨'],
      ['寄件人', '日期', '收件人', '副本', '主題'],
    ],
  ],
  [
    'da',
    [
      ['Fra', 'Sendt', 'Til', 'Cc', 'Emne'],
      ['Fra', 'Dato', 'Til', 'Cc', 'Emne'],
    ],
  ],
  [
    'no',
    [
      ['Fra', 'Sendt', 'Til', 'Kopi', 'Emne'],
      ['Fra', 'Dato', 'Til', 'Kopi', 'Emne'],
    ],
  ],
  [
    'fi',
    [
      ['Lähettäjä', 'Lähetetty', 'Vastaanottaja', 'Kopio', 'Aihe'],
      ['Lähettäjä', 'Päivämäärä', 'Vastaanottaja', 'Kopio', 'Aihe'],
    ],
  ],
  [
    'cs',
    [
      ['Od', 'Odesláno', 'Komu', 'Kopie', 'Předmět'],
      ['Od', 'Datum', 'Komu', 'Kopie', 'Předmět'],
      ['Od', 'Datum', 'Pro', 'Kopie', 'Předmět'],
    ],
  ],
  [
    'ru',
    [
      ['От', 'Отправлено', 'Кому', 'Копия', 'Тема'],
      ['От кого', 'Дата', 'Кому', 'Копия', 'Тема'],
      ['От', 'Дата', 'Кому', 'Копия', 'Тема'],
    ],
  ],
  [
    'tr',
    [
      ['Kimden', 'Gönderildi', 'Kime', 'Bilgi', 'Konu'],
      ['Gönderen', 'Tarih', 'Alıcı', 'Bilgi', 'Konu'],
      ['Kimden', 'Gönderme Tarihi', 'Kime', 'Cc', 'Konu'],
    ],
  ],
  [
    'ko',
    [
      ['보낸 사람', '보낸 날짜', '받는 사람', '참조', '제목'],
      ['보낸사람', '날짜', '받는사람', '참조', '제목'],
      ['발신', '일시', '수신', '참조', '제목'],
    ],
  ],
  [
    'hu',
    [
      ['Feladó', 'Elküldve', 'Címzett', 'Másolatot kap', 'Tárgy'],
      ['Feladó', 'Dátum', 'Címzett', 'Másolat', 'Tárgy'],
    ],
  ],
  [
    'ro',
    [
      ['De la', 'Trimis', 'Către', 'Cc', 'Subiect'],
      ['De la', 'Data', 'Către', 'Cc', 'Subiect'],
    ],
  ],
  [
    'el',
    [
      ['Από', 'Στάλθηκε', 'Προς', 'Κοιν.', 'Θέμα'],
      ['Από', 'Ημερομηνία', 'Προς', 'Κοιν', 'Θέμα'],
    ],
  ],
  [
    'uk',
    [
      ['Від', 'Надіслано', 'Кому', 'Копія', 'Тема'],
      ['Від', 'Дата', 'Кому', 'Копія', 'Тема'],
    ],
  ],
  [
    'sk',
    [
      ['Od', 'Odoslané', 'Komu', 'Kópia', 'Predmet'],
      ['Od', 'Dátum', 'Komu', 'Kópia', 'Predmet'],
    ],
  ],
]

/** Orders in which programs name author (0), date (1), recipient (2), copy (3) and subject (4). */
const ORDERS = [
  [0, 1, 2, 4],
  [0, 1, 2, 3, 4],
  [0, 2, 1, 4],
  [0, 4, 1, 2],
  [4, 1, 0, 2],
  [1, 0, 2, 4],
]
const VALUES = ['Lumen Support <help@lumen.test>', '3. 6. 2025 09:30', 'Ada Okafor', 'Bo Li', 'Lamp']

test.each(LABELS)('cuts at repeated headers in any order: %s', (_, sets) => {
  for (const labels of sets) {
    for (const order of ORDERS) {
      const block = (between: string) => order.map((at) => `${labels[at]}${between}${VALUES[at]}`).join('\n')
      for (const text of [
        `Here it is.\n\n${block(': ')}\n\nOld words.`,
        `Here it is.\n${block(' : ')}\nOld words.`,
        `Here it is.\n\n${block('： ').replace(' <help@lumen.test>', '')}\n\nOld words.`,
      ])
        expect(extractReply({ text }).text).toBe('Here it is.')
    }
  }
})
