import { faker as cs } from '@faker-js/faker/locale/cs_CZ'
import { faker as da } from '@faker-js/faker/locale/da'
import { faker as de } from '@faker-js/faker/locale/de'
import { faker as en } from '@faker-js/faker/locale/en'
import { faker as es } from '@faker-js/faker/locale/es'
import { faker as fi } from '@faker-js/faker/locale/fi'
import { faker as fr } from '@faker-js/faker/locale/fr'
import { faker as hu } from '@faker-js/faker/locale/hu'
import { faker as it } from '@faker-js/faker/locale/it'
import { faker as nb } from '@faker-js/faker/locale/nb_NO'
import { faker as nl } from '@faker-js/faker/locale/nl'
import { faker as pl } from '@faker-js/faker/locale/pl'
import { faker as brazilian } from '@faker-js/faker/locale/pt_BR'
import { faker as portuguese } from '@faker-js/faker/locale/pt_PT'
import { faker as ro } from '@faker-js/faker/locale/ro'
import { faker as sv } from '@faker-js/faker/locale/sv'

/** First names that are words, places or brands as well: alone they name nobody. */
const otherwiseWords = `abbey ace ad adelaide africa age al alaska alexa alma alpine alta amar amber america an andra angel anni
  apollo apple april arabella aria ariel art ash asia aspen assunto ate atlanta august augustus aura austin
  autumn avalon avis azure baby baker bar bas bay bea bear beau bell bella belle berlin best bill bing bishop
  blake blaze bliss bloom blossom blue bo boas bon bona bonita boston bowie boy brain brandy bree breeze brenn
  bristol brit bronx brook brooke brooklyn bud buddy buster cade cadence cairo cal cali cam camden can candy
  cannon carmel carolina carter cas case casey cash cat catena cedar cem chance chancellor chandler channing
  charity charm chase chip christian cinnamon city clarity clay clement coco cole college conception constant
  cooper coral costante creed crescente cristal crystal dag dakota dale dallas dane dash dawn day deacon dean
  deb december decimo deja dell della delta demi denver des desire destiny dev diamond dies diesel dirk dixie
  do dock dolly domenica domingo don donna door dot dove drake drew duke dulce durante dusty earl east easter
  echo eden edge egypt elle else ember en ena eng england era eros esperanza essence esta even ever exodus
  ezra fair faith fanny favor felice felicity fem fermo fern ferry fine finn fleur flick flint flip floare
  floor flor flora florence florida flower ford forest forrest foster fox france frank freedom gage garnet gay
  gem gema gene general genesis genius gentile geo georgia germany gift gin ginger giovani giusta giusto glen
  glory gold golden gosto grace grant gray green grey gust guy hal han har harbor harley harm harmony has
  havana haven hazel heath heather heaven heavy hector helle helm hero hilton holly honest honey honor honour
  hope houston hub hudson hunter ice idea ids ike ile in india indiana indie innocent ion iris isa israel
  ivory ivy jack jade jan january jaren jasmine java jazz jersey jess jet jewel job joke jolie jordan journey
  joy juan judge jules july june junior jupiter just juste justice kale kansas karma kerry key kia kick king
  kit kobe kole lady lake lance land lane lark lavender law le leaf ledger legend les lexus libero liberty
  light like lilla lily lin lincoln line link lion liv loan logan london long lore lot lotta lotus love luce
  lucky luna lundi lux luz lykke lyric maan mac macy madison magnolia mai major mal malo mann mare mari marina
  marine mark marlin mars mart mas mason massima massimo mat matt max maximum may me mea media meer mel mela
  melody memory men mercedes mercury mercy mesa messiah meta mette mexico mia mila milan miles mille milo mina
  ming mini mio mira miracle misty mitt modest modesty mon monday montana moon morgan moss my nada nail name
  nash nat natale nations nature navy ned nella nelle nevada new nicht nick nine nino no noble noe noel norma
  north nova nya ocean oceane october olive olympia on ona one onyx opal ora oral ore orlando otis our ova own
  oxford page pan pandora parfait paris parker pat patience patrol pax peace pearl penny pepper per perry
  petunia phoenix pie pink pip piper pit poppy porter prairie precious presley price primo prince princess
  promise psalm quarto queen queens quest quin quinn rage rain ram raven ray real red reed reese reign rein
  remy rex rhythm rich rike rio river rob robin rock rocky rod roma roman romane rose rosemary row royal royce
  ruby rue rush rust sabato sage said sailor saint sal salem salvador sam same sandy santa santiago savannah
  scarlet sea season seconda secondo sem sep september serenity sets sever shade sharp shelby shell sierra sim
  sincere siri sister sky sol soledad soma son sonnet south speed spring star stella sterling stone stop storm
  strong style sue suede suit summer sun sunday sunny sunshine swan sweden sydney tab tad talon tamarind tan
  tango tate taylor tea telly temple tennessee terzo texas the thing thor thyme tia tierra ties tiger til till
  time tine tiny titan tod toe tomorrow topaz toy trace tracy tray tre trent trinity trip tristesse tru true
  trust tucker tyre ulm ultimo un una union unique unity urbain urban urbano valentine van velvet venice venus
  vera verano verde vere vermont via victor victoria victory vida vienna ville vin violet virgin virginia
  vista vitale viva vive wade wales walker ward way web wednesday wells west whisper white will willow wim
  winter wish wolf wonder wood woods worth wren wynn yes york you young zen zion`

const excluded = new Set(otherwiseWords.split(/\s+/))

const locales = [brazilian, cs, da, de, en, es, fi, fr, hu, it, nb, nl, pl, portuguese, ro, sv]

/** First names common in the languages of the desk, as they begin with a capital, without those above. */
export const firstNames: ReadonlySet<string> = new Set(
  locales
    .flatMap(({ rawDefinitions }) => Object.values(rawDefinitions.person?.first_name ?? {}).flat())
    .filter((name) => name.length > 2 && /^\p{Lu}/u.test(name) && !excluded.has(name.toLowerCase())),
)
