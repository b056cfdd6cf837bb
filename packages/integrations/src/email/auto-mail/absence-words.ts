import { anyOf } from './any-of.ts'

/** What absence notes are made of, in the languages they come in; each is tried on one sentence in lower case. */

/** That the writer is not there. */
export const ABSENT = anyOf(
  "\\b(?:i am|i'm|i’m|i will be|i'll be|i’ll be|we are|we're|we will be|i have|office is|offices are|currently|presently|\\bam)\\b[^!?]{0,40}\\b(?:away|out of (?:the |my )?office|out of town|out until|ooo|on (?:\\w+ )?(?:leave|vacation|holidays?|pto)|travell?ing|unavailable|abroad|not in the office|off work|closed|no access|limited access)",
  '\\b(?:away|out of (?:the |my )?office|on (?:\\w+ )?(?:leave|vacation|holiday)) (?:until|till|from|through|with|and|for)\\b|^(?:away|out of (?:the )?office|on vacation|on leave)[.! ]*$',
  '\\b(?:bin|sind|befinde|bleibt|ist|war|habe)\\b[^!?]{0,50}(?:nicht (?:im (?:büro|haus|dienst)|erreichbar|am arbeitsplatz|da\\b|verfügbar)|im urlaub|abwesend|außer haus|elternzeit|dienstreise|verreist|krankgeschrieben|geschlossen|\\burlaub\\b|unterwegs)',
  '\\b(?:je suis|je serai|serai|suis|nous sommes|bureaux? (?:est|sont))\\b[^!?]{0,50}(?:absente?s?\\b|en cong|en vacances|en déplacement|en arrêt|en formation|indisponible|hors du bureau|pas (?:au bureau|disponible)|fermé)|actuellement (?:absente?|en cong|en vacances)',
  '\\b(?:estoy|estaré|estamos|encuentro|encontraré|me hallo)\\b[^!?]{0,50}(?:fuera|ausente|de vacaciones|de baja|de viaje|de permiso|no disponible)',
  '\\b(?:sono|sarò|siamo|ufficio (?:è|resterà))\\b[^!?]{0,50}(?:assent[ei]|fuori|in ferie|in vacanza|in congedo|in trasferta|in malattia|chius)',
  '\\b(?:estou|estarei|encontro-me|me encontro|estamos|estaremos)\\b[^!?]{0,50}(?:ausente|fora|férias|de licença|em viagem|indisponível)',
  '\\b(?:ik ben|ben ik|ik zal|zal ik|wij zijn|kantoor is)\\b[^!?]{0,50}(?:afwezig|niet (?:op kantoor|aanwezig|bereikbaar)|met (?:\\p{L}*vakantie|\\p{L}*verlof)|op (?:\\p{L}*vakantie|reis)|gesloten)',
  '(?:jestem|będę|przebywam|jesteśmy)(?!\\p{L})[^!?]{0,50}(?:nieobecn|na urlopie|na zwolnieniu|poza biurem|w podróży|w delegacji|niedostępn|urlopie)',
  '\\b(?:jag är|är jag|jag har|har jag|vi har)(?!\\p{L})[^!?]{0,50}(?:semester|ledig|inte på (?:kontoret|plats)|bortrest|sjukskriven|tjänsteresa|inte anträffbar|frånvarande|stängt)',
  '\\b(?:jeg er|er jeg|jeg har|jeg holder|vi holder)(?!\\p{L})[^!?]{0,50}(?:ferie|ikke på (?:kontoret|jobb|arbejde)|bortrejst|bortreist|fraværende|permisjon|orlov|ude af kontoret)',
  '\\b(?:olen|en ole)(?!\\p{L})[^!?]{0,50}(?:lomalla|poissa|toimistolla|vapaalla|tavoitettavissa)',
  '(?:нахожусь|буду|сейчас|я)(?!\\p{L})[^!?]{0,50}(?:в отпуске|в командировке|отсутств|на больничном|не на месте)|в отпуске (?:до|с)',
  'izindeyim|tatildeyim|ofis dışında|ofiste (?:değilim|olmayacağım)|izinli ol|yıllık izn',
  '(?:jsem|budu|čerpám)(?!\\p{L})[^!?]{0,40}(?:mimo kancelář|dovolen|nepřítom)',
  '(?:休暇|不在|出張|お休み|休業|席を外し|外出)(?:を|と|に|で|し|の|中|いたし|させ|頂|です|ます|となり)|(?:我|本人|目前|现在|現在|正在|将|將)[^。！？]{0,20}(?:休假|出差|不在|请假|請假|度假|外出|年假|产假)|(?:休假|出差|请假)(?:中|至|到|期间)|(?:휴가|부재|출장|외근|외출)[^.]{0,15}(?:중|입니다|합니다|예정)',
)

/** When the writer is back, who stands in, how mail is read meanwhile, or that a program writes. */
export const NOTE = anyOf(
  '\\b(?:back|return(?:ing)?|available again)\\b[^!?]{0,30}(?:\\b(?:on|at|from|in|to|by|of)\\b|monday|tuesday|wednesday|thursday|friday|\\d)|\\b(?:upon|on|after|until) my return|when i (?:get back|return|am back)|as soon as i (?:can|am|get|return)|\\b(?:limited|no|intermittent|sporadic|without) (?:email |e-mail )?access|access to (?:my )?e-?mail|checking (?:my )?e-?mail|respond (?:to (?:you|your))?[^!?]{0,30}(?:delay|when|upon|after)|\\burgent|emergenc|(?:not|un)[ -]?(?:be )?(?:being )?(?:monitored|read|checked|forwarded)|no longer (?:with|works?|employed|at)|(?:have |has )?left the (?:company|organi[sz]ation)|(?:stands?|standing|fills?|filling) in|takes? over|taking over|cover(?:s|ing) for|deput(?:y|ies)|\\S@\\S|in my absence|during (?:this|my)|immediate (?:assistance|attention|help)|(?:contact|call|reach out to|get in touch with|write to|email) (?:my|our|the|\\p{L}+@|\\p{Lu})|automatic(?:ally)?\\b|auto-?reply|\\buntil\\b',
  'nicht mehr (?:im unternehmen|bei|für)|wieder (?:da|erreichbar|im (?:büro|haus)|zurück|für sie)|zurück\\b|\\bbis (?:zum|einschließlich|\\d)|\\bab (?:dem )?\\d|dringend|vertretung|vertritt|wenden sie sich|wende dich|(?:kontaktieren|schreiben) sie(?: bitte)?|e-?mails? (?:werden|wird)[^!?]{0,60}(?:nicht|weiter|gelesen)|rückkehr|automatisch|keinen zugriff|beantworte',
  "de retour|mon retour|jusqu['’]?(?:au|à|en)|urgen|en mon absence|vous (?:adresser|pouvez (?:contacter|joindre))|contacter|automatique|accès (?:limité|à (?:mes|ma|mon))|prendrai connaissance|répondrai",
  'vuelvo|volveré|regres|vuelta|hasta el|urgen|contact(?:e|ar|en)|en mi ausencia|automátic|acceso (?:limitado|al correo)|responderé',
  'rientr|tornerò|ritorno|fino al|urgen|contatt|in mia assenza|automatic|accesso (?:limitato|alla)|risponderò',
  'regress|retorn|volto|voltarei|até (?:ao|o|dia|\\d)|urgen|contact|em caso|automátic|responderei|minha ausência',
  'weer (?:op|bereikbaar|aanwezig|terug)|terug\\b|\\btot (?:en met|\\d)|dringend|spoed|contact op|neem contact|contacteer|automatisch|beantwoord|e-?mails? (?:wordt|worden)[^!?]{0,40}niet|afwezigheid',
  'wracam|wrócę|powroc|powrót|do (?:dnia )?\\d|piln|kontakt|zastęp|nieobecności|automatyczn|odpowiem|odpiszę',
  'tillbaka|åter (?:på|den)|\\btill (?:och med|den)|brådskande|kontakta|akut|automatisk|svarar|ersätt',
  'tilbage|tilbake|\\btil (?:og med|den)|haster|kontakt|automatisk|svarer|takaisin|palaan|saakka|asti|kiireellis|ota(?:tte)? yhteyttä|automaattinen',
  'вернусь|возвращ|до \\d|срочн|обращайтесь|свяжитесь|замещ|автоматическ|отвечу|döne|acil|kadar|otomatik|iletişime|vrátím|návrat|naléhav|automatick|obrať',
  '戻り|復帰|まで|至急|お急ぎ|緊急|代理|ご連絡ください|自動(?:応答|返信|配信|送信)|出社|返信|回来|返回|紧急|緊急|联系|聯繫|聯絡|自动回复|自动答复|自動回覆|(?:及时|及時|无法|無法)[^。]{0,6}(?:回复|回覆)|返岗|之前|尽快|복귀|긴급|연락|자동|까지',
)

/** Courtesy without content. */
export const COURTESY = anyOf(
  'thank(?:s| you)|received your|(?:been|was) received|(?:will|shall) (?:answer|reply|respond|get back)|office hours|^(?:hi|hello|dear|good (?:morning|day|afternoon)|kind|best|warm|regards|cheers|sincerely|yours)\\b|apologi[sz]e for|sorry for (?:the|any) (?:delay|inconvenience)|(?:for|patience|understanding)\\b[^!?]{0,20}(?:patience|understanding)',
  'danke|vielen dank|(?:ihre|deine) (?:nachricht|e-?mail|mail)[^!?]{0,30}(?:erhalten|eingegangen)|^(?:hallo|guten tag|sehr geehrte|liebe|mit freundlichen|viele|beste|freundliche|gruß|grüße)|verständnis',
  'merci|remerci|bien reçu|^(?:bonjour|cordialement|bien à vous|madame|monsieur|meilleures|sincères)|gracias|hemos recibido|he recibido|^(?:hola|buenos|saludos|estimad|un saludo|atentamente|cordial)|grazie|ho ricevuto|abbiamo ricevuto|^(?:buongiorno|salve|gentile|cordiali|distinti|saluti)|obrigad|agradeç|recebi|^(?:olá|bom dia|prezad|caro|atenciosamente|cumprimentos|com os melhores)',
  'dank\\b|bedankt|ontvangen|^(?:beste|geachte|hallo|goedendag|met vriendelijke|groet)|dziękuj|otrzyma|^(?:dzień dobry|szanown|pozdrawiam|z poważaniem|witam)|\\btack\\b|mottagit|^(?:hej|hälsningar|med vänlig|vänliga|mvh)|^(?:hei|hilsen|med venlig|vennlig|venlig|mvh)|\\btak+\\b|kiitos|terveisin',
  'спасибо|благодар|получ|^(?:здравствуйте|добрый|с уважением)|teşekkür|merhaba|saygılar|děkuj|dobrý den|pozdrav',
  'ありがとうございま|お世話になっ|いただきまし|受け取り|受領|申し訳|よろしく|ご(?:了承|不便|迷惑)|感谢|感謝|谢谢|謝謝|收到|您好|你好|此致|祝好|감사|안녕|죄송',
)
