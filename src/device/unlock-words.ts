// The plain Spanish words an unlock phrase is drawn from: short, without marks, easy to dictate and to type.

/** At least 1,024 words, so that each one drawn at random adds ten bits; sorted, unique, lower case, a to z. */
export const unlockWords: readonly string[] = `
  abanico abeja abrigo abuela acacia aceite acera acero aguacate aguja ahuehuete aire ajedrez alacena
  alambre alameda albahaca alberca aldea alfalfa alfarero alfombra aliento almeja almendra almohada alpaca
  alumno amapola amaranto amarillo amate ambar amigo amistad ancla andamio andar anillo animal antena
  antiguo anzuelo apio arado arbusto arcilla arco arena arete armario aroma arpa arrope arroyo arroz arte
  artesano asado asiento astro atajo atardecer atole aula aurora avellana avena avenida avestruz ayuda
  azahar azalea azotea azucena azul azulejo baile bajada baldosa ballena balsa banco bandeja bandera barca
  barco barniz barrio barro bastidor bebida becerro bejuco belleza berro bigote billete blanco blusa boca
  bocado boda bodega bola bolero boleto bolsa bolsillo bondad bonete bordado borde borrego bosque bota
  botella bravo brazo brecha brillo brisa brocado brocha broma bronce brote bucle bueno bufanda burbuja
  buscar butaca caballo cabello cabeza cabina cable cabra cacahuate cacao cacto cadena caimito caja calabaza
  calandria caldo calendario calle calma calor cambio camello camino camisa campana campo canal canasta
  candado candil canela canica canoa cantar canto caoba capital cara caracol caramelo cardo carga carne
  carpa carreta carretera carta casa cascada cascara castillo castor catarina causa cazuela cebolla cebra
  cedro ceiba celeste cena cenote centro cepillo cereza cesto chabacano chamaco chamarra charco chayote
  chinampa chispa chivo choza cielo ciencia cigarra cilantro cima cinco cine cinta cintura circo ciruela
  cisne ciudad clara clase clave clavel clavo clima cobija cobre coche cocina coco cocuyo cofre cohete
  colina collar color columpio comadre comal cometa comida compadre conejo copal copo coral corcho cordero
  corona corral correo cosecha costa costal costura cotorro coyote crema cresta crin cristal cuaderno cuadra
  cuadro cuarto cuatro cubeta cubo cuchara cuento cuerda cuero cueva cuidado cultivo cuna curva dado dalia
  danza dato debate decir dedal dedo delta deporte derecho desierto despertar destino diadema diamante
  dibujo dicha diente diez diploma disco disfraz doblez doce doctora domingo donaire dorado dormir dosel
  dulce duna durazno eco edificio eje ejemplo ejido elefante elote embudo empanada encaje encino enero
  enlace ensalada ensayo entrada envase epazote equipo erizo escala escalera escarcha escoba escuadra escudo
  escuela esfera esmeralda espacio espejo espera espiga espiral espuma esquina establo estambre estampa
  estanque estatua estrella estribo estuche estudio etapa eucalipto faena falda familia fandango faro farol
  favor febrero feria fibra ficha fideo fiesta figura fila filtro fino flan flauta flecha fleco flor florero
  flota fogata folio fondo forma forro fortuna foto fragua frambuesa frase freno frente fresa fresco fresno
  frijol fronda fruta fuego fuente fuerte galaxia galera galleta gallina gallo ganado gancho ganso garbanzo
  garganta garza gato gaviota gema gente geranio gigante girasol giro gis globo gloria golfo golondrina goma
  gorra gota grabado gracia grada grafito granada granero granito granja grano grillo gris grito grosella
  grulla grupo gruta guacamaya guaje guante guayaba guayabo guinda guiso guitarra gusto haba hacer hacienda
  hamaca harina hebilla hebra helado helecho heno heraldo hermana herradura herrero hiedra hielo hierba
  hierro higo higuera hilera hilo himno hogar hoguera hoja hombro honda hongo hora horchata horizonte
  hormiga horno horqueta hortaliza hotel hoyo huella huerto huipil humo idea idioma igual iguana imprenta
  industria infancia ingenio inicio insecto instante invierno isla islote istmo jacal jacaranda jade jaguar
  jaiba jalea jamaica jarabe jarana jarra jarro jaula jilguero jinete jirafa jitomate jornada joven joya
  juego jueves jugo juguete julio junco junio kilo kiosco labio ladera lado ladrillo lago laguna lamina lana
  lancha langosta largo laurel lava lazo leal leche lechuga lechuza lector legua lejos lengua lenteja lentes
  lento leon leona letra levadura libreta libro licuado liebre lienzo ligero lima limpio linaza lince lino
  linterna lirio liso lista litro llama llano llanta llave llegada lluvia lobo local loma lombriz lona loro
  lucero lugar luna lunar lunes lupa luz maceta madeja madera madre madrina maduro maestra magia magnolia
  maguey majada malla malva manada mandarina mango manguera mani manojo manta mantel manto manzana mapa
  mapache maraca marca marco marea margarita mariachi marimba mariposa martes marzo masa matiz matorral mayo
  mazorca medalla medio mejilla mejor melena membrillo memoria menta mercado merienda mesa meseta meta metal
  metate metro mezcla mezquite miel miga milagro milpa mimbre mina minuto mirada mirador mirasol mirlo mitad
  mochila moda molcajete molde mole molino momento moneda monte mora morado moral morral mosaico mostaza
  motor mover mueble muelle muestra mundo murmullo museo musgo nabo nacer nadar naipe nanche naranja nardo
  nariz natural nave navegar neblina nevada nevado nicho nido niebla nieve nivel nobleza noche nogal nombre
  nopal norte nota noticia novela novena noviembre nube nudo nuevo nuez nutria oasis obra ocaso ocelote ocho
  ocote octubre oeste oficio ojal ojo ola oleaje oliva olivo olmo olote onda onza orden oreja orfebre
  orgullo oriente origen orilla oro oropel orquesta oruga oso otate oveja paciencia padre padrino paisaje
  pala palabra palacio palapa paleta palma palmera paloma palomo pan panadero panal panda pandero panela
  pantalla papagayo papalote papaya papel paquete parador parcela pared parque parra parvada pasaje paseo
  pasillo paso pasta pastel pastor patio pato pausa pavo pavorreal pecera pedal pegaso peine pelota peluche
  pensar pepino pera percha perejil perfume perla permiso perro persona pesca pescado petate pez piano
  piedra piel pierna pieza pilar piloncillo pimienta pincel pino pinole pintor pintura piragua pirul piso
  pista pitahaya pizarra planeta planta plata platero plato playa plaza pliego poblano poema poeta polen
  pollo polvo poncho porcelana posada potro pozole pradera prado precio premio prenda presa primavera
  primero prisma proa profesor promesa pronto prosa proverbio prueba pueblo puente puerta puerto pulpa pulpo
  pulsera puma punta punto pupila pupitre quebrada quelite querer queso quetzal quieto quilate quince quinta
  quitasol racimo radio rama ramillete ramo rana rancho rastrillo rayo rebozo recado receta recinto recodo
  recreo red redondo regalo regazo regla reina reino reja relato reloj remanso remo remolino rendija reno
  repisa repollo rescate resina resorte respeto resto retablo retama reto retrato ribera rico riego riel
  rienda rima risa ritmo rizo roble roca rodaja rodeo rodilla rojo rollo romance romero rondalla ropa ropero
  rosa rosado rosal roseta rostro rueda rumbo rumor rural ruta sabina sabino sabor saco sala salero salida
  salsa salto salud salvia sandalia sapo sarape sardina sastre sauce seda semana semilla senda sendero sepia
  septiembre sereno serie serrano servicio sesenta setenta siembra sierra siesta siete siglo silbato
  silencio silla simple sirena sobre sobrina sol solar sombra sombrero sonido sonrisa sopa soplo sordina
  sorpresa suave subida suelo suerte sumar surco surtido susurro tabla tablero taburete tacto talavera talco
  taller tallo tamal tamarindo tambor tapete tapiz tarde tarea tarima tarro taza techo tecla tecolote tejado
  tejedor tejido tejocote tela telar tema templo tenate tenedor tequio tercero terraza terreno tesoro textil
  tiempo tienda tierra tigre tilo timbre tinaja tinta tintero tira tiza toalla tobillo tocado tocador todo
  toldo tomate tomillo tonel torno toro toronja torre torta tortilla tortuga totopo trabajo tractor traje
  trapo trece trecho tren trenza tres trigo trineo trio triunfo trofeo trompo tronco trova trueno trueque
  tubo tuerca tule tuna turno turquesa unidad uno usanza uva vaca vaina vajilla valija valle valor vapor
  vaquero varilla vaso vecino vega veinte vela velero veleta venado vendimia venta ventana verano verbena
  verdad verde verdura vereda verso vestido viaje vida vidrio viento viernes viga villa viola violeta virtud
  visita vista vitral vivero vivo volar voz vuelo vuelta yegua yema yerba yeso yogur yuca yugo yunque yunta
  zafiro zanahoria zanja zapato zapote zenzontle zinc zona zorro zumo zurcir
`
  .trim()
  .split(/\s+/)
