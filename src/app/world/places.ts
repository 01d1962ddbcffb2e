// Where the invented network stands: real representations and real municipalities, with the seat's coordinates.

/** Lines of fields parted by a bar. */
export const rowsOf = (text: string): readonly (readonly string[])[] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|'))

export type WorldRepresentation = { readonly code: string; readonly name: string; readonly state: string }

/** Source: list of the 35 state-level representations (OOAD) on the portal of IMSS, with INEGI's state keys. */
export const representations: readonly WorldRepresentation[] = (
  'Aguascalientes 01 01,Baja California 02 02,Baja California Sur 03 03,Campeche 04 04,Coahuila 05 05,Colima 06 06,' +
  'Chiapas 07 07,Chihuahua 08 08,Durango 10 10,Guanajuato 11 11,Guerrero 12 12,Hidalgo 13 13,Jalisco 14 14,' +
  'Estado de México Oriente 15 15,Estado de México Poniente 16 15,Michoacán 17 16,Morelos 18 17,Nayarit 19 18,' +
  'Nuevo León 20 19,Oaxaca 21 20,Puebla 22 21,Querétaro 23 22,Quintana Roo 24 23,San Luis Potosí 25 24,Sinaloa 26 25,' +
  'Sonora 27 26,Tabasco 28 27,Tamaulipas 29 28,Tlaxcala 30 29,Veracruz Norte 31 30,Veracruz Sur 32 30,Yucatán 33 31,' +
  'Zacatecas 34 32,Ciudad de México Norte 35 09,Ciudad de México Sur 37 09'
)
  .split(',')
  .map((text) => {
    const [, name, code, state] = /^(.+) (\d\d) (\d\d)$/.exec(text)!
    return { name: name!, code: code!, state: state! }
  })

export type WorldMunicipality = {
  readonly cvegeo: string
  readonly name: string
  readonly seat?: string
  readonly latitude: number
  readonly longitude: number
  readonly population: number
  /** code of its representation, as seen in the list of IMSS nurseries of July 2009 */
  readonly representation: string
}

/** Source: INEGI, Catálogo Único de Claves 2025 (names, seats, coordinates) and Censo 2020 (population). */
export const municipalities: readonly WorldMunicipality[] = rowsOf(`
01001|Aguascalientes|Aguascalientes|21.879823|-102.296047|948990|01
02001|Ensenada|Ensenada|31.808944|-116.595134|443807|02
02002|Mexicali|Mexicali|32.641176|-115.475579|1049792|02
02004|Tijuana|Tijuana|32.532461|-117.018913|1922523|02
02006|San Quintín|San Quintín|30.556485|-115.939061|117568|02
03003|La Paz|La Paz|24.148745|-110.30659|292241|03
04002|Campeche|San Francisco de Campeche|19.844814|-90.539649|294077|04
05030|Saltillo|Saltillo|25.421665|-100.999721|879958|05
05035|Torreón|Torreón|25.541753|-103.453061|720848|05
06002|Colima|Colima|19.242922|-103.728119|157048|06
07089|Tapachula|Tapachula de Córdova y Ordóñez|14.911071|-92.26432|353706|07
07101|Tuxtla Gutiérrez|Tuxtla Gutiérrez|16.753972|-93.115192|604147|07
08037|Juárez|Juárez|31.746465|-106.485019|1512450|08
09005|Gustavo A. Madero||19.482945|-99.113471|1173351|35
09007|Iztapalapa||19.359004|-99.092623|1835486|37
10005|Durango|Victoria de Durango|24.023988|-104.670194|688697|10
11020|León|León de los Aldama|21.121972|-101.6832|1721215|11
11037|Silao de la Victoria|Silao de la Victoria|20.94445|-101.426216|203556|11
12001|Acapulco de Juárez|Acapulco de Juárez|16.861867|-99.886558|779566|12
13048|Pachuca de Soto|Pachuca de Soto|20.12236|-98.737001|314331|13
14039|Guadalajara|Guadalajara|20.676389|-103.342222|1385629|14
14120|Zapopan|Zapopan|20.720962|-103.388988|1476491|14
15033|Ecatepec de Morelos|Ecatepec de Morelos|19.599069|-99.049159|1645352|15
15106|Toluca|Toluca de Lerdo|19.293488|-99.657317|910608|16
16053|Morelia|Morelia|19.703384|-101.192046|849053|17
19006|Apodaca|Ciudad Apodaca|25.781294|-100.189228|656464|20
19039|Monterrey|Monterrey|25.664697|-100.310892|1142994|20
20067|Oaxaca de Juárez|Oaxaca de Juárez|17.059993|-96.72545|270955|21
21114|Puebla|Heroica Puebla de Zaragoza|19.04399|-98.197495|1692181|22
22014|Querétaro|Santiago de Querétaro|20.593391|-100.389957|1049777|23
23005|Benito Juárez|Cancún|21.161416|-86.824811|911503|24
24028|San Luis Potosí|San Luis Potosí|22.151655|-100.976958|911908|25
25006|Culiacán|Culiacán Rosales|24.808808|-107.393756|1003530|26
26030|Hermosillo|Hermosillo|29.074892|-110.958464|936263|27
26055|San Luis Río Colorado|San Luis Río Colorado|32.479831|-114.779624|199021|02
27004|Centro|Villahermosa|17.987838|-92.919416|683607|28
28022|Matamoros|Heroica Matamoros|25.879915|-97.504823|541979|29
28032|Reynosa|Reynosa|26.09235|-98.278129|704767|29
28041|Victoria|Ciudad Victoria|23.731053|-99.15125|349688|29
29033|Tlaxcala|Tlaxcala de Xicohténcatl|19.316553|-98.23764|99896|30
30039|Coatzacoalcos|Coatzacoalcos|18.137883|-94.453001|310698|32
30131|Poza Rica de Hidalgo|Poza Rica de Hidalgo|20.534088|-97.443567|189457|31
30193|Veracruz|Veracruz|19.190323|-96.153028|607209|31
31050|Mérida|Mérida|20.967537|-89.624392|995129|33
32056|Zacatecas|Zacatecas|22.776096|-102.571836|149607|34
`).map(([cvegeo, name, seat, latitude, longitude, population, representation]) => ({
  cvegeo: cvegeo!,
  name: name!,
  ...(seat ? { seat } : {}),
  latitude: Number(latitude),
  longitude: Number(longitude),
  population: Number(population),
  representation: representation!,
}))

export type CenterSite = {
  readonly municipality: string
  readonly zone: 'urban' | 'rural'
  readonly scheme: 'imss' | 'contracted' | 'empresa' | 'mixed'
  readonly places: 110 | 150 | 200 | 250
}

const SCHEMES = { i: 'imss', c: 'contracted', e: 'empresa', m: 'mixed' } as const

/** Forty sites; the first is the one of the demonstration accounts. Letters: scheme, U urban or R rural, places. */
export const sites: readonly CenterSite[] = (
  '02004 iU150,26055 cU110,02006 cR110,02002 mU200,01001 iU200,03003 iU110,04002 cU110,05030 eU200,05035 iU250,' +
  '06002 iU110,07089 iR150,08037 eU250,09005 iU250,10005 iU150,11020 mU250,11037 eU200,12001 iU200,13048 iU150,' +
  '14039 iU250,14120 cU200,15033 iU250,15106 mU200,16053 iU200,09007 iU200,32056 iR110,19039 iU250,19006 eU250,' +
  '20067 cR110,21114 iU250,22014 iU250,23005 iU200,24028 iU200,25006 cU200,26030 iU200,27004 iU150,28032 eU250,' +
  '29033 iU150,30193 iU200,30039 cU150,31050 iU250'
)
  .split(',')
  .map((text) => {
    const [, municipality, scheme, zone, places] = /^(\d{5}) ([icem])([UR])(\d+)$/.exec(text)!
    return {
      municipality: municipality!,
      scheme: SCHEMES[scheme as keyof typeof SCHEMES],
      zone: zone === 'U' ? 'urban' : 'rural',
      places: Number(places) as CenterSite['places'],
    }
  })

/** Rooms of a center of each size. Bands in completed months, both ends in. Source: age groups of IMSS nurseries, unconfirmed. */
export const layouts: Readonly<Record<CenterSite['places'], readonly RoomPlan[]>> = {
  110: rooms(
    'Lactantes A 1-6 12,Lactantes B 7-12 16,Lactantes C 13-18 18,Maternal A 19-24 20,Maternal B 25-36 22,Maternal C 37-48 22',
  ),
  150: rooms(
    'Lactantes A 1-6 14,Lactantes B 7-12 18,Lactantes C 13-18 22,Maternal A 19-24 24,Maternal B1 25-30 24,Maternal B2 31-36 24,Maternal C 37-48 24',
  ),
  200: rooms(
    'Lactantes A 1-6 18,Lactantes B 7-12 24,Lactantes C 13-18 26,Maternal A 19-24 28,Maternal B1 25-30 28,Maternal B2 31-36 28,' +
      'Maternal C1 37-42 24,Maternal C2 43-48 24',
  ),
  250: rooms(
    'Lactantes A 1-6 20,Lactantes B 7-12 26,Lactantes C 13-18 28,Maternal A 19-24 30,Maternal A2 19-24 28,Maternal B1 25-30 30,' +
      'Maternal B2 31-36 30,Maternal C1 37-42 30,Maternal C2 43-48 28',
  ),
}

export type RoomPlan = {
  readonly name: string
  readonly fromMonths: number
  readonly toMonths: number
  readonly places: number
}

function rooms(text: string): readonly RoomPlan[] {
  return text.split(',').map((room) => {
    const [, name, from, to, places] = /^(.+) (\d+)-(\d+) (\d+)$/.exec(room)!
    return { name: name!, fromMonths: Number(from), toMonths: Number(to), places: Number(places) }
  })
}
