import type { Severity } from '../severity.ts'

interface SeveritySign {
  name: string
  severity: Severity
  pattern: RegExp
  /** Around a match these words show that something harmless is meant. */
  unless?: RegExp
}

/** Alternatives of words over all languages; a trailing * stands for any ending. Unspaced scripts match anywhere. */
function words(...alternatives: string[]): RegExp {
  const spaced: string[] = []
  const unspaced: string[] = []
  for (const entry of alternatives.flatMap((line) => line.split(' | '))) {
    const source = entry
      .replace(/[.?+()[\]]/g, '\\$&')
      .replace(/\s+/g, '\\s+')
      .replace(/…/g, '[^.!?\\n]{0,30}?')
      .replace(/\*/g, "[\\p{L}']*")
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u.test(entry)) unspaced.push(source)
    else spaced.push(source)
  }
  const parts = [`(?<![\\p{L}\\d])(?:${spaced.join('|')})(?![\\p{L}\\d])`]
  if (unspaced.length > 0) parts.push(unspaced.join('|'))
  return new RegExp(parts.join('|'), 'gu')
}

/** What makes a message grave, by name; phrases in the languages customers write in. */
export const severitySigns: SeveritySign[] = [
  {
    name: 'injury',
    severity: 'urgent',
    pattern: words(
      'injur* | hospital* | emergency room | ambulance | bleeding | burn* … hand | burned my* | burnt my* | got burned | cut my* … | cut myself | broke my arm | broke my leg | broken bone* | concussion | unconscious | choked | choking | nearly died | almost died | hurt myself | hurt my* | hurt himself | hurt herself | was hurt | got hurt | got shocked | electric shock* | electrocut* | allergic reaction | anaphyla* | poisoned | poisoning | food poisoning | medical emergency | stopped breathing | passed out | made me sick | made me ill | got sick after | became ill',
      'verletz* | krankenhaus | notaufnahme | notarzt | blutet* | verbrannt* | verbrennung* | stromschlag* | allergische reaktion* | vergiftung* | erstickt* | gebrochen … arm | gebrochen … bein | bewusstlos | schnittwunde*',
      "blessé* | blessure* | hôpital | urgences | saigne* | brûlure* | brûlé* … main | s'est brûlé* | me suis brûlé* | choc électrique | électrocut* | décharge électrique | réaction allergique | intoxication* | étouff*",
      'herid* | lesion* | lesión | hospital | urgencias | sangr* | quemadura* | me quemé | se quemó | descarga eléctrica | electrocut* | reacción alérgica | intoxicación | intoxicad* | asfixi*',
      'ferit* | lesioni | ospedale | pronto soccorso | sanguin* | ustion* | scottat* | scossa elettrica | folgorat* | reazione allergica | intossicazione | soffocat*',
      'ferid* | ferimento* | lesionad* | magoou-se | urgências | queimadura* | queimou-se | choque elétrico | reação alérgica | intoxicação | sufoc*',
      'gewond* | letsel | ziekenhuis | spoedeisende hulp | bloed* | brandwond* | verbrand* | elektrische schok | allergische reactie | vergiftiging | gestikt',
      'ranny | ranna | ranne | zraniony | obrażeni* | szpital* | oparzeni* | poparz* | porażeni* prądem | reakcj* alergiczn* | zatruci*',
      'skadad* | skadade | sjukhus* | akuten | brännskad* | blöd* | elstöt* | elchock* | allergisk reaktion | förgiftning*',
      '怪我 | けが | ケガ | やけど | 火傷 | 感電 | 救急 | 病院に | 受伤 | 受傷 | 烧伤 | 烫伤 | 触电 | 医院 | 过敏反应 | 中毒',
    ),
    unless:
      /injury of|insult|not hurt|hurt my (?:wallet|feelings|ranking|business)|hospital(?:ity)|hospital (?:bed|uses|orders|supplies|order)/u,
  },
  {
    name: 'fire',
    severity: 'urgent',
    pattern: words(
      'caught fire | catch fire | catches fire | on fire | house fire | a fire | the fire | fire broke out | went up in flames | flames | exploded | explosion* | explode* | burst into | smok* | smoke | smoking | burning smell | smells of burning | smells burnt | overheat* … melt* | melted | melting | sparks | sparking | gas leak* | leaking gas | smell of gas | smell gas | carbon monoxide | swollen battery | battery … swollen | battery swelled | battery … swelled',
      'feuer gefangen | brennt | gebrannt | in brand | brand geraten | flammen | explodiert* | explosion* | rauch | raucht* | qualm* | verschmort* | geschmolzen* | funken | gasgeruch | gas … ausgetreten | riecht verbrannt | akku … aufgebläht',
      'pris feu | prend feu | a brûlé | en feu | incendie* | flammes | explosé* | explosion* | fumée | fume | odeur de brûlé | a fondu | étincelles | fuite de gaz | odeur de gaz | batterie … gonflé*',
      'incendi* | prendió fuego | en llamas | llamas | explot* | explosión | humo | olor a quemado | derriti* | derretid* | chispas | fuga de gas | olor a gas | batería … hinchad*',
      'preso fuoco | in fiamme | incendi* | fiamme | esplos* | fumo | odore di bruciato | fus* … presa | scintille | fuga di gas | odore di gas | batteria … gonfi*',
      'pegou fogo | incêndio* | chamas | explodiu | explosão | fumo | fumaça | cheiro a queimado | derreteu | faíscas | fuga de gás | cheiro a gás',
      'vlam gevat | in brand | brand ontstaan | vlammen | ontploft* | explosie* | rook | brandlucht | gesmolten | vonken | gaslek | gaslucht',
      'zapalił* | pożar* | płomieni* | wybuch* | eksplod* | dym* | stopił* | iskr* | wyciek gazu | zapach gazu',
      'börja* brinna | brann | i brand | lågor | explodera* | rök | ryker | bränd lukt | smält* | gnist* | gasläcka',
      '火事 | 発火 | 煙が | 爆発 | 焦げ | 着火 | 起火 | 冒烟 | 爆炸 | 烧焦 | 漏气 | 燃气泄漏',
    ),
    unless:
      /smoke(?:d)? (?:detector|alarm|grey|gray|free|salmon|colou?r)|smoke-?free|non-?smok|smoking (?:room|area|policy|allowed)|no smoking|fire (?:tv|tablet|wall|stick|pit)|melt(?:ed)? (?:cheese|chocolate|butter)|rauchfrei|raucherzimmer|rauchmelder|brandneu|fumeurs?|détecteur|rookmelder|dyrektor|brand (?:new|name)|feuerwerk/u,
  },
  {
    name: 'danger',
    severity: 'urgent',
    pattern: words(
      'dangerous | life-threatening | life threatening | hazard* | brakes failed | brake failure | could have killed | could have died | sharp glass | piece* of glass | shards | shattered | suicid* | kill myself | end my life | harm myself | threaten* to kill',
      'lebensgefährlich* | lebensgefahr | gefährlich* | glassplitter* | bremsen versagt* | selbstmord | umbringen',
      'dangereu* | danger de mort | morceau* de verre | éclats de verre | freins … lâché | suicide* | me tuer',
      'peligros* | peligro | trozos de vidrio | trozos de cristal | frenos fallaron | suicid* | matarme',
      'pericolos* | pericolo | pezzi di vetro | freni … | suicid* | uccidermi',
      'perigos* | perigo | pedaços de vidro | suicíd*',
      'levensgevaarlijk* | gevaarlijk* | stukken glas | glasscherven | remmen … begeven | zelfmoord',
      'niebezpieczn* | odłamki szkła | samobójstw*',
      'livsfarlig* | farlig* | glasskärvor | självmord',
      '危険 | 危ない | 危险 | 自殺 | 自杀',
    ),
    unless:
      /brakes? (?:pads?|discs?)|hazard (?:lights?|sign)|nicht gefährlich|hazard(?:ous)? (?:material )?shipping/u,
  },
  {
    name: 'data breach',
    severity: 'urgent',
    pattern: words(
      "data breach | data leak* | data was leaked | breach of … data | leaked … data | leaked … password* | leaked … customer | privacy breach | exposed … data | exposed … customer* | personal data … exposed | see other customers* | see another customer* | see other people* | someone else's account | someone else's data | somebody else's data | another customer's | other customers' | sent my … details to | security breach | published … api key | api key … leaked | database … public*",
      'datenleck* | datenpanne* | daten … veröffentlicht | daten anderer kunden | daten eines anderen | fremde daten | datenschutzverletzung*',
      "fuite de données | violation de données | données … d'un autre client | données d'autres clients | données … exposées",
      'fuga de datos | filtración de datos | datos de otr* cliente* | brecha de seguridad | datos … expuestos',
      'fuga di dati | violazione dei dati | dati di altri clienti | dati di un altro cliente',
      'fuga de dados | violação de dados | dados de outr* cliente*',
      'datalek* | gegevens van andere klanten | gegevens van een andere klant',
      'wyciek danych | dane innych klientów | naruszenie ochrony danych',
      'dataläcka* | dataintrång | andra kunders uppgifter',
      '情報漏洩 | 個人情報が漏 | 数据泄露 | 数据泄漏 | 信息泄露',
    ),
  },
  {
    name: 'fraud',
    severity: 'urgent',
    pattern: words(
      'hacked | been compromised | account takeover | unauthorised | unauthorized | identity theft | stolen card | card … stolen | card was stolen | stole my* | fraud* | scammed | being scammed | someone … logged in | someone … ordered … my | without my permission | without my authori* | ransomware | malware | vulnerability | sql injection | xss',
      'gehackt* | betrug* | betrogen | identitätsdiebstahl | missbrauch* | unbefugt* | kreditkarte … gestohlen | karte … gestohlen | fremder zugriff | sicherheitslücke*',
      'piraté* | fraude* | fraudul* | usurpation | sans mon autorisation | sans mon accord | carte … volée | escroquerie* | faille de sécurité',
      'hackead* | hackearon | fraude* | fraudul* | robo de identidad | sin mi autorización | sin mi permiso | tarjeta … robada | estaf* | suplantación',
      'hackerat* | violato | frod* | truff* | furto di identità | senza la mia autorizzazione | carta … rubata',
      'hackead* | invadida | invadid* | fraude* | fraudul* | roubo de identidade | sem a minha autorização | sem minha autorização | cartão … roubado | burla | golpe',
      'gehackt* | fraude* | opgelicht | oplichting | identiteitsfraude | zonder mijn toestemming | pas … gestolen | misbruik*',
      'włama* | zhakowan* | oszust* | kradzież tożsamości | bez mojej zgody | skradzion*',
      'hackad* | hackat | bedrägeri* | lurad | utan mitt tillstånd | kapad*',
      '不正アクセス | 不正利用 | 詐欺 | 乗っ取 | 被盗 | 诈骗 | 盗刷 | 黑客 | 欺诈',
    ),
    unless: /fraud protection|betrugsschutz|without my permission slip|violato (?:le|la|i) (?:norme|legge)/u,
  },
  {
    name: 'outage',
    severity: 'urgent',
    pattern: words(
      "outage | completely down | system is down | site is down | website is down | server is down | servers are down | systems are down | service is down | platform is down | api is down | app is down | shop is down | everything is down | network is down | system went down | site went down | service down | system down | site down | production … down | production is stopped | production stopped | nobody can work | no one can work | cannot work at all | whole team is blocked | entire team is blocked | whole team cannot | entire team cannot | whole team can't | entire team can't | all our users are affected | all users are affected | business … standstill | losing money every | losing customers | lost all our data | data loss | all our data | lost all data | all my data is gone",
      'komplettausfall | ausfall | ausgefallen | system steht | stillstand | niemand kann arbeiten | nichts geht mehr | datenverlust | alle daten … weg | produktion steht | server … down | unternehmen steht still',
      "en panne totale | panne générale | tout est bloqué | plus rien ne marche | service … hors ligne | personne ne peut travailler | perte de données | production … arrêt* | à l'arrêt",
      'caída total | servicio caído | sistema caído | está caído | nadie puede trabajar | pérdida de datos | producción parada | todo está parado',
      'fuori servizio | sistema … bloccato | nessuno può lavorare | tutto fermo | perdita di dati | produzione ferma',
      'sistema … em baixo | fora do ar | ninguém consegue trabalhar | perda de dados | tudo parado',
      'grote storing | er is een storing | ligt plat | ligt eruit | niemand kan werken | alles ligt stil | dataverlies | productie ligt',
      'awaria | nie działa cały | nikt nie może pracować | utrata danych | produkcja stoi',
      'avbrott | ligger nere | ingen kan arbeta | dataförlust | produktionen står',
      '障害 | サーバーダウン | 全員使えない | 业务瘫痪 | 宕机 | 全部瘫痪 | 数据丢失',
    ),
    unless: /price (?:is|went) down|went down (?:in price|well)|put down|step down|power outage insurance/u,
  },
  {
    name: 'phishing',
    severity: 'high',
    pattern: words(
      'phishing* | suspicious login | suspicious activity | suspicious email | suspicious mail | unknown login | verdächtige* | fake email* | fake mail* | hameçonnage | connexion suspecte | correo sospechoso | acceso sospechoso | accesso sospetto | acesso suspeito | verdachte mail | podejrzan* | misstänkt*',
      'フィッシング | 不審な | 钓鱼 | 可疑',
    ),
  },
  {
    name: 'legal threat',
    severity: 'high',
    pattern: words(
      'lawyer* | attorney* | solicitor* | legal action | sue you | suing | take you to court | court | lawsuit | small claims | legal proceedings | trading standards | consumer protection | ombudsman | supervisory authority | data protection authority | regulator | better business bureau | police | chargeback | gdpr | ccpa | article 15 | article 17 | report you to',
      'anwalt* | rechtsanwalt* | anwältin | klage | verklagen | vor gericht | gerichtlich* | gerichtsverfahren | strafanzeige | anzeige erstatten | anzeige bei | polizei | verbraucherzentrale | verbraucherschutz | rechtliche schritte | aufsichtsbehörde | dsgvo | mahnbescheid | schlichtungsstelle',
      'avocat* | tribunal | en justice | porter plainte | plainte | poursuite* | police | 60 millions de consommateurs | répression des fraudes | dgccrf | cnil | rgpd | mise en demeure | action en justice',
      'abogad* | tribunal* | demanda* | denunci* | juicio | juzgado | policía | acciones legales | rgpd | agencia de protección de datos | hoja de reclamaciones',
      'avvocat* | tribunale | denunci* | querela | vie legali | azione legale | polizia | garante | gdpr | codacons',
      'advogad* | tribunal | processo judicial | processar | queixa-crime | polícia | procon | livro de reclamações | rgpd | lgpd',
      'advocaat | rechtbank | rechter | aangifte | juridische stappen | politie | consumentenbond | avg-verzoek | autoriteit persoonsgegevens | incasso',
      'prawnik* | adwokat* | sąd* | pozew | policj* | uokik | rodo | rzecznik* konsumentów',
      'advokat* | domstol* | stämma | polisen | polisanmäl* | konsumentverket | juridiska åtgärder | gdpr',
      '弁護士 | 訴訟 | 裁判 | 警察 | 消費者センター | 消費生活センター | 律师 | 起诉 | 法院 | 报警 | 消费者协会 | 12315',
    ),
    unless:
      /(?:tennis|basketball|food|squash|padel) court|court (?:shoes?|street|road|yard)|\d+[a-z]? \p{L}+ court|police (?:costume|edition|d'assurance)/u,
  },
  {
    name: 'deadline',
    severity: 'high',
    pattern: words(
      'urgent* | asap | as soon as possible | immediately | right away | at once | emergency | by tomorrow | until tomorrow | before tomorrow | by tonight | by today | needed today | need … today | need … tomorrow | within 24 hours | within 48 hours | within the hour | deadline* | last chance | time-critical | time critical | my flight is | flight leaves | wedding is | final notice',
      'dringend* | eilt | eilig | sofort* | umgehend* | so schnell wie möglich | schnellstmöglich* | bis morgen | noch heute | bis heute | frist* | letzte mahnung | notfall | innerhalb von 24',
      "urgent* | urgence | au plus vite | dès que possible | immédiatement | tout de suite | avant demain | d'ici demain | aujourd'hui même | délai de 24 | sous 24 | sous 48 | dernier délai",
      'urgente* | urgencia | lo antes posible | cuanto antes | inmediatamente | de inmediato | para mañana | antes de mañana | hoy mismo | en 24 horas | última oportunidad',
      'urgente* | urgenza | il prima possibile | al più presto | immediatamente | subito | entro domani | entro oggi | oggi stesso | entro 24',
      'urgente* | urgência | o mais rápido possível | o quanto antes | imediatamente | até amanhã | ainda hoje | em 24 horas',
      'dringend* | spoed* | zo snel mogelijk | onmiddellijk | meteen | per direct | vóór morgen | voor morgen | vandaag nog | binnen 24 uur | deadline',
      'piln* | natychmiast* | jak najszybciej | do jutra | jeszcze dziś | jeszcze dzisiaj | w ciągu 24',
      'brådskande | akut* | omgående | genast | så snart som möjligt | snarast | till imorgon | senast imorgon | inom 24',
      '至急 | 緊急 | 今すぐ | 今日中 | 明日まで | 大至急 | 紧急 | 緊急 | 马上 | 立刻 | 立即 | 尽快 | 今天之内 | 明天之前',
    ),
    unless:
      /not urgent|no rush|nicht dringend|eilt nicht|pas urgent|no es urgente|non (?:è )?urgente|não (?:é )?urgente|niet dringend|worked (?:right away|immediately)|resolved (?:right away|immediately)/u,
  },
  {
    name: 'repeated contact',
    severity: 'high',
    pattern: words(
      "third time | fourth time | fifth time | third email | third mail | third message | third request | second time i | second reminder | contacted you … times | written … times | wrote … times | called … times | emailed … times | asked … times | reminded you | still no answer | still no reply | still no response | still have not heard | still haven't heard | no one answers | nobody answers | no one has replied | nobody replies | nobody has answered | no one responds | ignored | ignoring me | weeks ago … no | how many times",
      'zum dritten mal | zum vierten mal | zum zweiten mal | drittes mal | dritte mail | dritte e-mail | mehrfach geschrieben | mehrmals geschrieben | mehrfach angerufen | mehrmals angerufen | mehrfach kontaktiert | mehrmals kontaktiert | mehrfach gemeldet | immer noch keine antwort | keine antwort | niemand antwortet | niemand reagiert | ignoriert*',
      "troisième fois | quatrième fois | troisième message | troisième mail | écrit plusieurs fois | appelé plusieurs fois | contacté* plusieurs fois | contacté* à plusieurs reprises | toujours pas de réponse | aucune réponse | sans réponse | personne ne répond | personne ne me répond | vous m'ignorez | relance*",
      'tercera vez | cuarta vez | tercer correo | tercer mensaje | escrito varias veces | llamado varias veces | contactado varias veces | sin respuesta | nadie responde | nadie contesta | nadie me responde | sigo sin respuesta | me ignoran',
      'terza volta | quarta volta | terza mail | scritto più volte | chiamato più volte | contattato più volte | nessuna risposta | nessuno risponde | nessuno mi risponde | ancora senza risposta',
      'terceira vez | quarta vez | escrevi várias vezes | liguei várias vezes | contactei várias vezes | sem resposta | ninguém responde | ninguém me responde',
      'derde keer | vierde keer | derde mail | meerdere keren gemaild | meerdere keren gebeld | meerdere keren geschreven | nog steeds geen antwoord | geen antwoord | geen reactie | niemand reageert | niemand antwoordt',
      'trzeci raz | trzecia wiadomość | pisał* kilka razy | kilka razy pisał* | dzwonił* kilka razy | brak odpowiedzi | nikt nie odpowiada',
      'tredje gången | fjärde gången | skrivit flera gånger | ringt flera gånger | inget svar | fortfarande inget svar | ingen svarar',
      '三回目 | 3回目 | 何度も | 返事がない | 返信がない | 第三次 | 好几次 | 没人回复 | 没有回复 | 无人回复',
    ),
  },
  {
    name: 'anger',
    severity: 'high',
    pattern: words(
      'unacceptable | outrageous | disgusting | furious | disgrace* | scandalous | worst … ever | absolutely livid | fed up | sick and tired | speak to a manager | speak to your manager | escalate | formal complaint | never again',
      'unverschämt* | unverschämtheit | unzumutbar | skandal* | wütend | frechheit | inakzeptabel | schlimmste* | nie wieder | vorgesetzte* | formelle beschwerde',
      'inadmissible* | inacceptable* | scandaleu* | furieu* | honteu* | une honte | plus jamais | responsable … parler | parler à un responsable',
      'inaceptable* | indignante* | vergonzos* | una vergüenza | furios* | escandalos* | nunca más | hablar con un responsable',
      'inaccettabile | vergognos* | una vergogna | scandalos* | furios* | mai più | parlare con un responsabile',
      'inaceitável | inadmissível | vergonhos* | uma vergonha | furios* | nunca mais',
      'onacceptabel | schandalig* | woedend | belachelijk | nooit meer | leidinggevende',
      'niedopuszczaln* | skandal* | wściek* | nigdy więcej | hańba',
      'oacceptabel* | skandal* | rasande | skämmas | aldrig mer',
      '許せない | ひどすぎ | 最悪 | あり得ない | 责任者 | 責任者を | 太过分 | 无法接受 | 忍无可忍 | 愤怒',
    ),
  },
  {
    name: 'thanks',
    severity: 'low',
    pattern: words(
      'thank you so much | thanks a lot | thanks for the quick | thank you for your help | just wanted to say | great job | keep up the good work | no rush | whenever you have time | not urgent | no reply needed | no need to reply | all good now | works now | problem solved',
      'vielen dank für die schnelle | herzlichen dank | großes lob | weiter so | eilt nicht | nicht dringend | hat sich erledigt | funktioniert wieder',
      "merci beaucoup | un grand merci | bravo | pas urgent | rien d'urgent | tout fonctionne | problème résolu",
      'muchas gracias por | excelente servicio | sin prisa | no es urgente | ya funciona | problema resuelto',
      'grazie mille | ottimo servizio | complimenti | non è urgente | problema risolto',
      'muito obrigad* pel* | excelente atendimento | não é urgente | problema resolvido',
      'hartelijk dank | heel erg bedankt | top service | geen haast | niet dringend | opgelost',
      'dziękuję bardzo | serdecznie dziękuję | świetna obsługa | problem rozwiązany',
      'tack så mycket | stort tack | toppen | ingen brådska | löst sig',
      'ありがとうございました | 急ぎません | 非常感谢 | 不急 | 已解决',
    ),
  },
]
