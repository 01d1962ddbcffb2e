// The plain Spanish words an unlock phrase is drawn from: short, without marks, easy to dictate and to type.

/** At least 1,024 words, so that each one drawn at random adds ten bits; sorted, unique, lower case, a to z. */
export const unlockWords: readonly string[] = `
  abanico abeja abrigo abuela acacia aceite acera acero aguacate aguja ahuehuete aire ajedrez ajonjoli
  alacena alambre alameda albahaca alberca album alcancia aldea alegria alfalfa alfarero alfombra algodon
  aliento almeja almendra almohada alpaca alumno amapola amaranto amarillo amate ambar amigo amistad ancla
  andamio andar anillo animal anis antena antiguo anzuelo apio arado arandano arbol arbusto arcilla arco
  arena arete armario armonia aroma arpa arrecife arrope arroyo arroz arte artesano asado asiento asno astro
  atajo atardecer atole atun aula aurora autobus avellana avena avenida avestruz avion ayuda azafran azahar
  azalea azotea azucar azucena azul azulejo bahia baile bajada balcon baldosa ballena balon balsa bambu
  banco bandeja bandera barca barco barniz barrio barro bastidor batea baul bebida becerro bejuco belleza
  berro bigote billete blanco blusa boca bocado boda bodega bola bolero boleto bolsa bolsillo bondad bonete
  bordado borde borrego bosque bota botella boton boveda bravo brazo brecha brillo brisa brocado brocha
  broma bronce brote brujula bucle bueno bufanda buho burbuja burro buscar butaca buzon caballo cabello
  cabeza cabina cable cabra cacahuate cacao cacto cadena cafe caimito caja cajon calabaza calandria calcetin
  caldo calendario calle calma calor camaron cambio camello camino camion camisa campana campo canal canasta
  cancion candado candil canela canica canoa cantar cantaro canto caoba capital capulin cara caracol
  caramelo carbon cardo carga carne carpa carreta carretera carta carton casa cascada cascara castillo
  castor catarina causa cazuela cebolla cebra cedro ceiba cejas celeste cena cenote centro cepillo cerca
  cereza cerro cesped cesto chabacano chamaco chamarra chapulin charco chayote chile chinampa chispa chivo
  choza ciclon cielo ciencia cigarra cilantro cima cinco cine cinta cintura circo ciruela cisne ciudad clara
  clarin clase clave clavel clavo clima cobija cobre coche cocina coco cocuyo cofre cohete cola colchon
  colibri colina collar color columpio comadre comal cometa comida compadre compas concha conejo copa copal
  copo coral corazon corcho cordero cordon corona corral correo cosecha costa costal costura cotorro coyote
  crater crema cresta crin cristal cuaderno cuadra cuadro cuarto cuatro cubeta cubo cuchara cuento cuerda
  cuero cueva cuidado cultivo cuna cupula curva dado dalia danza dato debate decir dedal dedo delfin delta
  deporte derecho desierto despertar destino diadema diamante dibujo dicha diente diez diploma disco disfraz
  doblez doce doctora domingo donaire dorado dormir dosel duende dulce duna durazno eco edificio eje ejemplo
  ejido elefante elote embudo empanada encaje encino enero enlace ensalada ensayo entrada envase epazote
  equipo erizo escala escalera escarcha escoba escuadra escudo escuela esfera esmeralda espacio espejo
  espera espiga espiral espuma esquina establo estambre estampa estanque estatua este estrella estribo
  estuche estudio etapa eucalipto fabrica fabula facil faena faisan falda familia fandango faro farol favor
  febrero feria fibra ficha fideo fiesta figura fila filtro fino flan flauta flecha fleco flor florero flota
  fogata fogon folio fondo forma forro fortuna foto fragua frambuesa frase freno frente fresa fresco fresno
  frijol frio fronda fruta fuego fuente fuerte funcion galaxia galera galleta gallina gallo ganado gancho
  ganso garbanzo garganta garza gato gaviota gema gente geranio gigante girasol giro gis globo gloria golfo
  golondrina goma gorra gorrion gota grabado gracia grada grafito granada granero granito granja grano grato
  grillo gris grito grosella grua grulla grupo gruta guacamaya guaje guante guayaba guayabo guia guinda
  guion guiso guitarra gusto haba habitat hacer hacienda halcon hamaca harina hebilla hebra helado helecho
  heno heraldo hermana herradura herrero hiedra hielo hierba hierro higo higuera hilera hilo himno hogar
  hoguera hoja hombro honda hongo hora horchata horizonte hormiga horno horqueta hortaliza hotel hoyo
  huarache huella huerto huevo huipil humo idea idioma igual iguana iman imprenta indice industria infancia
  ingenio inicio insecto instante invierno isla islote istmo jabali jabon jacal jacaranda jade jaguar jaiba
  jalea jalon jamaica jarabe jarana jardin jarra jarro jaula jazmin jicama jicara jilguero jinete jirafa
  jitomate jornada joven joya joyero juego jueves jugo juguete julio junco junio junta jurado justo kilo
  kiosco labio labor ladera lado ladrillo lago laguna lamina lampara lana lancha langosta lapiz largo laton
  laud laurel lava lazo leal leche lechuga lechuza lector legua lejos lengua lenteja lentes lento leon leona
  letra levadura libelula libreta libro licuado liebre lienzo ligero lima limon limpio linaza lince linea
  lino linterna lirio liso lista litro llama llano llanta llave llegada lluvia lobo local loma lombriz lona
  loro losa lucero luciernaga lugar luna lunar lunes lupa luz maceta madeja madera madre madrina maduro
  maestra magia magnolia maguey maiz majada malla malva malvon mamey manada mandarina mango manguera mani
  manojo mansion manta mantel manto manzana mapa mapache maraca marca marco marea margarita mariachi marimba
  mariposa marmol marro martes marzo masa mascara matiz matorral mayate mayo mazorca medalla medio mejilla
  mejor melena melodia melon membrillo memoria menta mercado merienda mesa meseta meta metal metate metro
  mezcla mezquite miel miercoles miga milagro milpa mimbre mina minuto mirada mirador mirasol mirlo mitad
  mochila moda molcajete molde mole molino momento moneda mono monte mora morado moral morral mosaico
  mostaza motor mover mueble muelle muestra mujer mundo murmullo museo musgo musica musico nabo nacar nacer
  nadar naipe nanche naranja nardo nariz natural nave navegar neblina nevada nevado nicho nido niebla nieve
  nispero nivel nobleza noche nogal nombre nopal norte nota noticia novela novena noviembre nube nudo nuevo
  nuez numero nutria oasis obra ocaso oceano ocelote ocho ocote octubre oeste oficio ojal ojo ola oleaje
  oliva olivo olmo olote onda onza opalo opera orden oregano oreja orfebre organo orgullo oriente origen
  orilla oro oropel orquesta orquidea oruga oso ostion otate ovalo oveja paciencia padre padrino pagina
  paisaje paja pajaro pala palabra palacio palapa paleta palma palmera paloma palomo pan panadero panal
  panda pandero panela pantalla papa papagayo papalote papaya papel paquete parador parcela pared parque
  parra parvada pasaje paseo pasillo paso pasta pastel pastor patio pato pausa pavo pavorreal payaso pecan
  pecera pedal pegaso peine pelicano pelota peluche pensar pepino pera percha perejil perfume perico perla
  permiso perro persona pesca pescado petalo petate pez piano pico piedra piel pierna pieza pilar piloncillo
  pimienta pincel pinguino pino pinole pintor pintura piragua piramide pirul piso pista pitahaya pizarra
  planeta planta plata platano platero plato playa plaza pliego pluma pluvial poblano pochote poema poeta
  polen pollo polvo poncho porcelana porton posada potro pozo pozole pradera prado precio premio prenda
  presa primavera primero prisma proa profesor promesa pronto prosa proverbio prueba publico pueblo puente
  puerta puerto pulpa pulpo pulsera puma punta punto pupila pupitre puro quebrada quelite querer queso
  quetzal quieto quilate quimera quince quinta quitasol rabano racimo radio raiz rajas rama ramillete ramo
  rana rancho rapido rascar rasgo rastrillo raton rayo razon rebozo recado receta recinto recodo recreo
  recta red redondo refran regalo regazo regla reina reino reja relato reloj remanso remo remolino rendija
  reno repisa repollo rescate resina resorte respeto resto retablo retama reto retrato reunion reves ribera
  rico riego riel rienda rima rincon rio risa ritmo rizo roble roca rocio rodaja rodeo rodilla rojo rollo
  romance romero rondalla ropa ropero rosa rosado rosal roseta rostro rubi rueda rumbo rumor rural ruta
  sabado sabana sabina sabino sabor saco sala salero salida salmon salon salsa salto salud salvia sandalia
  sandia sapo sarape sardina sarten sastre sauce saxofon seda semana semilla senda sendero sepia septiembre
  sereno serie serpiente serrano servicio sesenta setenta seto siembra sierra siesta siete siglo silaba
  silbato silencio silla simple sinfonia sirena sobre sobrina sofa sol solar sombra sombrero sonido sonrisa
  sopa soplo sordina sorpresa suave subida suelo suerte sumar surco surtido susurro tabla tablero taburete
  tacto talavera talco taller tallo talon tamal tamarindo tambor tapete tapiz tarde tarea tarima tarro taza
  tazon techo tecla tecolote tejado tejedor tejido tejocote tela telar telon tema templo tenate tenedor
  tequio tercero terraza terreno tesoro textil tiempo tienda tierra tigre tilo timbre timon tinaja tinta
  tintero tio tira titere titulo tiza toalla tobillo tocado tocador todo toldo tomate tomillo tonel torno
  toro toronja torre torta tortilla tortuga totopo trabajo tractor traje trama tramo tranvia trapo traza
  trebol trece trecho tren trenza tres trigo trineo trio triunfo trofeo trompo tronco trova trueno trueque
  tubo tucan tuerca tule tulipan tuna tunel turno turquesa unidad union uno urraca usanza util uva vaca vado
  vagon vaina vaiven vajilla vale valija valle valor vals vapor vaquero vara varilla vaso vecino vega veinte
  vela velero veleta velo venado vendimia venta ventana verano verbena verdad verde verdura vereda verso
  vestido viaje vida vidrio viento viernes viga vigia villa viola violeta violin virtud visita vista vitral
  vivero vivo volar volcan voz vuelo vuelta yegua yema yerba yeso yogur yuca yugo yunque yunta zafiro zafra
  zaguan zanahoria zanja zapato zapote zarza zenzontle zinc zona zoologico zorro zumo zurcir
`
  .trim()
  .split(/\s+/)
