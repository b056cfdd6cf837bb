import { sentencesWanting } from './wants.ts'

/** Ways to ask for a person, language by language. */
const cues = new RegExp(
  [
    String.raw`\b(?:speak|talk|chat|connect(?:ed)?|transfer(?:red)?|put|pass|reach|get|call(?:ed)?|contact(?:ed)?|hear|answer(?:ed)?|help(?:ed)?)\b(?:\W+\p{L}+){0,3}?\W+(?:(?:an?|the|your|some|real|actual|live|human|another)\W+){0,3}(?:humans?|human being|person|people|someone|somebody|agent|representative|operator|supervisor|manager|colleague)\b`,
    String.raw`\b(?:real|actual|living|live) (?:human|person|people|agent)\b`,
    String.raw`(?:echte[nmrs]?|richtige[nmrs]?|lebende[nmrs]?) (?:mensch\p{L}*|person|mitarbeiter\p{L}*)`,
    String.raw`mit (?:\p{L}+ ){0,2}(?:mensch\p{L}*|person|mitarbeiter\p{L}*|jemand\p{L}*|sachbearbeiter\p{L}*|berater\p{L}*) (?:\p{L}+ ){0,2}(?:sprechen|reden|telefonieren|schreiben|verbinden|verbunden)`,
    String.raw`(?:parler|discuter|échanger) (?:à|avec) (?:\p{L}+ ){0,2}(?:humain|personne|conseill\p{L}*|agent|quelqu['’]un|responsable)|(?:vraie personne|être humain)`,
    String.raw`(?:hablar|contactar|comunicar\p{L}*) con (?:\p{L}+ ){0,2}(?:persona|humano|agente|asesor\p{L}*|alguien|encargado)|persona (?:real|de verdad)`,
    String.raw`parlare con (?:\p{L}+ ){0,2}(?:persona|operatore|umano|qualcuno|responsabile)|persona (?:reale|vera)|essere umano`,
    String.raw`falar com (?:\p{L}+ ){0,2}(?:pessoa|humano|atendente|alguém|responsável)|pessoa (?:real|de verdade)`,
    String.raw`(?:met (?:\p{L}+ ){0,2}(?:mens|medewerker|persoon|iemand)|iemand) (?:\p{L}+ ){0,2}(?:spreken|praten|bellen)|echte? (?:mens|persoon|medewerker)`,
    String.raw`(?:rozmawiać|porozmawiać|połącz\p{L}*|kontakt\p{L}*) z (?:\p{L}+ ){0,2}(?:człowiekiem|konsultantem|pracownikiem|kimś|osobą)|prawdziw\p{L}+ (?:człowiek\p{L}*|osob\p{L}*)`,
    String.raw`(?:prata|tala|tale|snakke) med (?:\p{L}+ ){0,2}(?:människa|menneske|person|medarbetare|medarbejder|medarbeider|någon|nogen|noen)`,
    String.raw`(?:mluvit|hovořit) s (?:\p{L}+ ){0,2}(?:člověkem|operátorem)|(?:puhua|jutella) (?:\p{L}+ ){0,2}(?:ihmisen|asiakaspalvelijan) kanssa|(?:insan|temsilci|yetkili)(?:yle| ile) (?:\p{L}+ ){0,2}(?:görüş|konuş)`,
    '人工客服|转人工|轉人工|真人|人間と|担当者と(?:直接)?(?:話|お話)|オペレーター(?:と|に)|상담원|사람과 (?:통화|대화|이야기)',
  ].join('|'),
  'giu',
)

/** Whether somebody asks to be answered by a person; "I need not speak to anybody" asks for none. */
export function wantsPerson(text: string): boolean {
  return sentencesWanting(text, cues).length > 0
}
