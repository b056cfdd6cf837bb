import { foldAccents } from './fold.ts'

/**
 * Words of a support desk that mean much the same, over languages. Each entry is the beginning of a word, or with
 * `=` the whole word; accents are left out. They let a model learn from one wording and one language for others.
 */
const table: Record<string, string> = {
  refund:
    'refund reimburs erstatt ruckerstatt ruckzahl gutschrift rembours reembols devolucion rimbors terugbetal zwrot aterbetal refusion tilbagebetal 返金 退款 환불',
  money: 'money= cash geld= argent= dinero soldi denaro dinheiro pieniadz pieniedz pengar お金 钱 錢',
  return:
    'return sendback rucksend retour zuruckschick zurucksend retourn devolver devolv reso= restitui odesla zwroci retur returner 返品 退货',
  exchange:
    'exchange swap umtausch tausch echang cambiar= cambio= scambi trocar troca= ruil wymian byta= byte= 交換 换货',
  cancel:
    'cancel terminat kundig stornier annul resili rescind anular disdi disdett opzeg avbest avbok sagaupp uppsag zrezygn anulow wypowied widerruf キャンセル 解約 取消',
  subscription: 'subscri membership abonn abo= suscrip assinatur prenumer 会員 会员 定期 订阅',
  contract: 'contract agreement vertrag contrat contrato contratt umow avtal 契約 合同',
  order:
    'order purchas bestell command pedido ordine encomend compra bestelling zamow bestallning ordre tilau 注文 订单 訂單 주문',
  parcel:
    'parcel package packet paket sendung colis paquete pacco pacote pakk pakket zending paczk przesylk forsandels 荷物 包裹 소포',
  delivery:
    'deliver ship arriv courier dispatch liefer versand zugestellt zustell livrais livr expedi envio entrega consegn spedizion bezorg lever dostaw wysyl leverans 配送 配達 届 发货 送货 快递 배송',
  tracking: 'track sendungsverfolg suivi seguimiento tracciam rastre sledz spar= sparning 追跡 物流',
  late: 'late= delay overdue verspat verzoger retard retras ritard atras vertrag= opozn forsen 遅 延迟',
  address: 'address adres anschrift direccion indirizz morada endereco 住所 地址 주소',
  moving:
    'moved= moving= relocat umgezog demenag mudad mudei trasferit verhuis przeprowadz flyttat 引っ越 搬家',
  price:
    'price cost= costs fee= fees preis kosten prix precio prezz preco prijs cena= ceny pris= priser 値段 価格 价格',
  charge:
    'charg debit abgebucht abbuch belast preleve prelev cobrad cobraron cobro addebit cobrar afgeschrev pobran obciaz debiter 請求 扣款',
  payment:
    'pay paid payment bezahl zahl paiement paye= payer pago= pagar pagament betal platnos placi zaplac betaln 支払 付款 支付 결제',
  double:
    'twice double duplicat doppelt zweimal deux= doubl dos= doble duplicad due= doppi duas= dubbel dwa= podwoj dubbl 二重 重复',
  card: 'card karte kreditkart carte tarjeta carta= cartao kaart kart カード 信用卡 카드',
  invoice:
    'invoice receipt rechnung beleg= quittung factur reçu= recibo fattura ricevuta fatura factuur bon= faktur paragon kvitto 領収 請求書 发票 영수증',
  tax: 'tax= vat= mwst mehrwertsteuer umsatzsteuer steuer tva= impuesto iva= nif= imposto contribuint btw= podat moms= 税 税号',
  account: 'account konto kundenkonto compte cuenta conta= rekening アカウント 账号 账户 계정',
  login:
    'login logon signin loggin einlogg anmeld connecter connexion sesion acceder accedere entrar inlogg zalogow logga ログイン 登录 登入 로그인',
  password:
    'password passwort kennwort passe= contrasen palavra senha wachtwoord hasl losenord パスワード 密码 비밀번호',
  code: 'code= codes pin= passcode otp= verificat bestatigungscode verifi 認証 验证码',
  locked: 'lock block frozen freez gesperr sperr bloqu bloc geblokkeer zablok sparrat ロック 锁定',
  phone:
    'phone mobile= smartphone handy= telefon telephon portable= movil celular cellulare telemovel telefoon mobil 携帯 電話 手机',
  email: 'email mail= mails correo courriel メール 邮件 邮箱',
  app: 'app= apps application anwendung aplicac applicazion aplicat toepassing aplikacj appen アプリ 应用',
  website: 'website webpage site= page= webseite seite= pagina sitio sito stron hemsid サイト 网站',
  crash:
    'crash freez absturz sturzt plante= plant= bloqu blocca cierra crasht zawiesz krascha 落ち 崩溃 闪退',
  error:
    'error bug= fehler fehlermeld erreur fallo= errore erro= fout foutmeld blad bled fel= felmedd エラー 错误',
  update:
    'update upgrade aktualisier actualiz aggiornam atualiz bijgewerkt aktualizacj uppdater アップデート 更新 升级',
  slow: 'slow= langsam lent= lente= lento lenta langzaam woln langsam 遅い 慢',
  outage: 'outage down= offline ausfall ausgefallen panne caida caido storing awari avbrott 障害 宕机',
  broken:
    'broke break defect damag faulty crack kaput defekt beschadig zerbroch casse abime defectu roto= rota= rotos danad rott= difett danneg partid avari estrag kapot beschadigd zepsut uszkodz trasig skadad 壊 破損 坏 损坏',
  wrong:
    'wrong incorrect falsch mauvais faux= incorrect equivocad sbagliat errad verkeerd zle= zly= bledn fel= 間違 错',
  missing:
    'missing lost= lose= fehlt fehlen verlor manqu perdu falta perdid manca= mancant smarrit verloren ontbreek brakuj zagin saknas forsvunn 紛失 丢失 缺少',
  size: 'size= sizes smaller larger grosse= taille talla taglia tamanho maat rozmiar storlek サイズ 尺码',
  stock:
    'stock= available availab lieferbar verfugbar disponib voorra leverbar dostepn lager= 在庫 有货 库存',
  warranty: 'warrant guarant garant 保証 保修',
  opening:
    'opening hours= offnungszeit geoffnet horaires horario orari= openingstijd godzin oppettid 営業時間 营业时间',
  compare: 'difference differenc compar unterschied differ vergleich verschil roznic skillnad 違い 区别',
  compatible: 'compatib kompatib suitable geeignet supports fonctionne= compatibil 対応 兼容 支持',
  discount:
    'discount coupon voucher promo rabatt gutschein remise= reduction descuento cupon sconto buono= desconto cupao korting rabat zniżk 割引 折扣 优惠',
  delete:
    'delet eras remov= losch entfern supprim effac borrar eliminar elimin cancellaz apagar verwijder usun usuwa radera 削除 删除',
  personaldata:
    'gdpr dsgvo rgpd avg= rodo lgpd ccpa privacy datenschutz personenbezog personnelles personales personali pessoais persoonsgegev osobow personuppgift 個人情報 个人数据 隐私',
  data: 'data= daten= donnees datos dati= dados gegevens dane= danych uppgifter データ 数据',
  consent: 'consent permission einwillig consentement consentimi consens toestemm zgod samtyck 同意 授权',
  fraud: 'fraud scam betrug fraude escroq estaf truff frode burla= oplicht oszust bedrageri 詐欺 诈骗 欺诈',
  hacked: 'hack compromis phish gehackt piratage pirat hackead violat wlama kapad 不正 被盗 钓鱼',
  stolen:
    'stolen stole theft gestohl diebstahl vole= volee robad robo= rubat furto roubad roubo gestol skradz stulen 盗 偷',
  security:
    'secur vulnerab sicherheit securit segurid sicurezz seguranc veilighe bezpiecz sakerhe セキュリティ 安全',
  suspicious:
    'suspicio unknown verdachtig unbekannt suspect sospech sospett suspeit verdacht podejrz misstank 不審 可疑',
  fire: 'fire= flame burn smoke spark explo brenn brannt feuer rauch flamm feu= brul fumee incend quem humo fuego fuoco fiamm fumo fogo vlam brand= rook= ogien pozar zapali dym= brinn brann rok= 火 煙 烟 着火 爆',
  injury:
    'injur hurt= wound bleed hospital verletz bless blesse herid lesion ferit ferid magoou gewond letsel ranny ranna ranne skadad 怪我 受伤',
  shock: 'shock stromschlag decharge descarga scossa choque= porazen elstot 感電 触电',
  allergy: 'allerg reaction= アレルギー 过敏',
  child:
    'child children baby= daughter son= kind= kinder enfant fils= fille= hijo hija nino bambin figli filho filha dziec barn= 子ども 孩子',
  legal:
    'lawyer attorney solicitor court= legal sue= anwalt gericht rechtlich avocat justice juridi abogad legal avvocat tribunal advog advocaat prawnik adwokat sad= advokat 弁護士 律师 法律',
  complaint: 'complain complaint beschwer reklam reclam queixa klacht skarg klagomal 苦情 投诉',
  angry:
    'angry furious unaccept disappoint frustrat wutend arger enttausch inakzept inadmiss inaccept decu decep decepc inacept enfad delus inaccett arrabb desilud inaceit boos= teleurgest rozczar besvik arg= 怒 失望 生气',
  rude: 'rude= unfriendly impolite unhoflich unfreundlich impoli grosero maleducad scortes onbelee niegrzecz otrevlig 失礼 态度',
  staff:
    'staff employee driver manager mitarbeit fahrer kollege employe conseiller empleado conductor impiegat funcionari medewerk pracownik personal= 店員 服务员 员工',
  thanks:
    'thank thx dank= danke vielendank merci gracias grazie obrigad bedankt dziek tack= tackar kiitos takk ありがとう 感谢 谢谢',
  praise:
    'great= love= excellent perfect wonderful amazing awesome toll= super= perfekt hervorrag grossartig genial excelen perfet perfett ottim otimo geweldig uitstekend swietn utmarkt 素晴 最高 很好 满意',
  idea: 'suggest idea= ideas feature wish= vorschlag wunsch verbesser suger sugger sugest voorstel propozyc forslag 提案 建议',
  partner:
    'partner resell distribut wholesale collabor cooperat sponsor vertriebspartn zusammenarb handler revend collab distribuid colabor rivendit wederverk samenwerk wspolprac aterforsalj 提携 代理 合作 经销',
  job: 'job= jobs apply= applicant internship career bewerb stelle= candidat emploi= empleo curriculum lavoro= emprego sollicit praca= cv= 採用 求职',
  gift: 'gift geschenk cadeau regalo presente= prezent gava= ギフト 礼物',
  user: 'user users nutzer benutzer utilisat usuario utent utilizador gebruik uzytkown anvandar ユーザー 用户',
  transfer: 'transfer uberweis virement transferen bonifico overbok przelew overforing 振込 转账 汇款',
  currency: 'currenc exchange= wahrung devise divisa moneda valut moeda walut 通貨 货币 汇率',
  withdraw:
    'withdraw atm= abheb retrait= retirer= cajero prelievo levantam geldautom bankomat 引き出 取款 取现',
  topup: 'topup topping recharg aufladen auflad recarg ricaric opwaarder doladow 充值 チャージ',
  identity:
    'identity ident verify verif passport ausweis reisepass passeport identite pasaport document= 本人確認 身份证',
  activate: 'activat aktivier activer activar attivar ativar activer aktywow aktivera 有効化 激活',
  limit: 'limit maximum minimum hochst grenze plafond limite limiet granic gräns 上限 限额',
  time: 'long= when= wait dauer wann= warte quand= attend combien cuando tarda quando= aspett tempo= wanneer wacht kiedy czeka nar= vantar いつ 多久 什么时候',
  where: 'where= wo= ou= donde dove= onde= waar= gdzie= var= どこ 哪里',
  how: 'how= wie= comment= como= come= hoe= jak= hur= どう 怎么 如何',
  why: 'why= warum= wieso= pourquoi porque perche waarom dlaczego varfor なぜ 为什么',
  change:
    'chang modif edit= update= andern anderung aender cambi modific alter= alterar mudar wijzig zmien zmian andra= andring 変更 修改 更改',
  stop: 'stop end= halt beenden arret parar= smett stoppen zatrzym sluta 止 停止',
}

const wholes = new Map<string, string[]>()
/** By their first letters, the longest first. */
const beginnings = new Map<string, { beginning: string; concepts: string[] }[]>()
const unspaced: [string, string][] = []
const firstLetters = 3

for (const [concept, entries] of Object.entries(table)) {
  for (const entry of entries.split(' ')) {
    if (/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u.test(entry)) {
      unspaced.push([entry, concept])
      continue
    }
    const word = foldAccents(entry.replace('=', ''))
    if (entry.endsWith('=')) wholes.set(word, [...(wholes.get(word) ?? []), concept])
    else addBeginning(word, concept)
  }
}

function addBeginning(beginning: string, concept: string): void {
  const first = beginning.slice(0, firstLetters)
  const alike = beginnings.get(first) ?? []
  beginnings.set(first, alike)
  const known = alike.find((one) => one.beginning === beginning)
  if (known) known.concepts.push(concept)
  else alike.push({ beginning, concepts: [concept] })
  alike.sort((a, b) => b.beginning.length - a.beginning.length)
}

/** What a word stands for, if anything; `word` is in lower case without accents. */
export function conceptsOfWord(word: string): readonly string[] {
  const whole = wholes.get(word)
  if (whole) return whole
  const alike = beginnings.get(word.slice(0, firstLetters))
  return alike?.find(({ beginning }) => word.startsWith(beginning))?.concepts ?? []
}

/** What a run of characters without blanks speaks of. */
export function conceptsOfRun(run: string): string[] {
  return unspaced.flatMap(([entry, concept]) => (run.includes(entry) ? [concept] : []))
}
