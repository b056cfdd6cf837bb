import { parse } from 'tldts'

/** Providers whose customers are people, each with all of its national endings, such as `yahoo.co.uk`. */
const everyEnding = new Set(
  'aol gmail gmx googlemail hotmail live msn outlook protonmail rocketmail yahoo yandex ymail'.split(' '),
)

/** Providers, networks and services whose addresses say nothing about where somebody works. */
const domains = new Set(
  `126.com 139.com 163.com 163.net 189.cn 21cn.com 263.net abv.bg alice.it aliceadsl.fr aliyun.com
  anonaddy.com anonaddy.me arcor.de att.net attglobal.net azet.sk bbox.fr bell.net bellsouth.net bigpond.com
  bigpond.net.au bk.ru blueyonder.co.uk bluewin.ch bol.com.br breakthru.com btinternet.com btopenworld.com
  caiway.nl canoemail.com cantv.net centrum.cz centrum.sk centurylink.net charter.net chello.at chello.nl clix.pt
  club-internet.fr cock.li comcast.net compaq.net counsellor.com cox.net ctemplar.com cybermail.jp daum.net
  dbmail.com disroot.org docomo.ne.jp dodo.com.au duck.com earthlink.net eclipso.de eclipso.eu eircom.net email.com
  email.cz email.de embarqmail.com engineer.com ewetel.net excite.com excite.co.jp ezweb.ne.jp fastmail.com
  fastmail.fm fastmail.net fastwebnet.it firemail.de foxmail.com free.fr freemail.hu freenet.de freenet.am
  frontier.com frontiernet.net gazeta.pl globo.com globomail.com gmx.net guerrillamail.com hanmail.net
  hetnet.nl hey.com hispeed.ch home.nl hotmail.com hushmail.com hush.com i.ua icloud.com ig.com.br iinet.net.au
  inbox.com inbox.lt inbox.lv inbox.ru inet.ua inode.at interia.eu interia.pl inwind.it iol.it iol.pt juno.com kpnmail.nl
  kpnplanet.nl laposte.net lavabit.com libero.it list.ru live.com lycos.com mac.com mail.bg mail.com mail.de mail.ee
  mail.ru mailbox.org mailfence.com mailinator.com mailo.com me.com messagelabs.com mindspring.com mozmail.com
  mweb.co.za myopera.com mymail.ch nate.com naver.com neuf.fr netcologne.de netcourrier.com netscape.net netzero.net
  ngs.ru nifty.com ntlworld.com numericable.fr o2.pl o2online.de ok.de onet.eu onet.pl online.de online.no op.pl
  openmailbox.org optonline.net optusnet.com.au orange.fr orange.net osnanet.de ozemail.com.au pacbell.net
  pandora.be passmail.net planet.nl pm.me poczta.fm poczta.onet.pl post.com post.cz posteo.at posteo.ch posteo.de
  posteo.net prodigy.net prodigy.net.mx proton.me proximus.be qq.com quicknet.nl r7.com rambler.ru rediffmail.com riseup.net
  roadrunner.com rogers.com runbox.com sapo.pt sasktel.net sbcglobal.net scarlet.be seznam.cz sfr.fr shaw.ca
  simplelogin.com simplelogin.co sina.cn sina.com singnet.com.sg sky.com skynet.be snafu.de sohu.com spray.se startmail.com
  sunrise.ch supereva.it suddenlink.net swissonline.ch sympatico.ca t-online.de talktalk.net tele2.nl telefonica.net
  telenet.be teletu.it telia.com telus.net temp-mail.org tin.it tiscali.it tiscali.co.uk tlen.pl tom.com tpg.com.au
  tuta.com tuta.io tutamail.com tutanota.com tutanota.de tuta.eu t-mobile.de uol.com.br upcmail.nl ukr.net unitybox.de
  usa.net verizon.net versanet.de videotron.ca vip.qq.com virgilio.it virginmedia.com vodafone.de vodafone.it voila.fr
  volny.cz walla.co.il walla.com wanadoo.fr wanadoo.es web.de westnet.com.au windowslive.com windstream.net wp.pl
  xs4all.nl xtra.co.nz yeah.net yopmail.com zeelandnet.nl ziggo.nl zoho.com zohomail.com zohomail.eu zoznam.sk`.split(
    /\s+/,
  ),
)

/** Whether people of any firm, or of none, have addresses there. */
export function isPublicMailDomain(domain: string): boolean {
  const found = parse(domain)
  return (
    domains.has(domain) ||
    (found.domain !== null && domains.has(found.domain)) ||
    (found.domainWithoutSuffix !== null && everyEnding.has(found.domainWithoutSuffix))
  )
}
