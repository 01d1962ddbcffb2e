// Names of the invented people: frequent in Mexico, with their accents; who carries which is drawn, so nobody is meant.

const words = (text: string): readonly string[] => text.split(',')

export const girls = words(
  'Sofía,Valentina,Regina,Camila,María José,Ximena,Renata,Victoria,Natalia,Isabella,Fernanda,Mariana,Daniela,Valeria,' +
    'Andrea,Romina,Emilia,Julieta,Aitana,Abril,Luciana,Danna,Alexa,Miranda,Zoé,Ivanna,Elena,Lucía,Paula,Antonella,' +
    'Frida,Guadalupe,Itzel,Citlali,Xóchitl,Yaretzi,Nayeli,Dulce,Jimena,Montserrat,Ana Sofía,Ana Paula,Constanza,' +
    'Carolina,Gabriela,Alejandra,Adriana,Diana,Karla,Paola,Mía,Melany,Ariadna,Samantha,Kimberly,Estefanía,Ángela,' +
    'Rosa,Teresa,Inés,Amelia,Olivia,Salma,Leonor,Perla,Esmeralda,Marisol,Araceli,Noemí,Abigaíl,Rebeca,Sara,Raquel,Eva,Iris',
)

export const boys = words(
  'Santiago,Mateo,Sebastián,Leonardo,Matías,Emiliano,Diego,Daniel,Miguel Ángel,Alexander,Alejandro,Jesús,Gael,Ángel,' +
    'David,Fernando,Eduardo,Emmanuel,Rodrigo,Ian,Iker,Tadeo,Maximiliano,Nicolás,Samuel,Luis Ángel,José Ángel,Juan Pablo,' +
    'Adrián,Andrés,Bruno,Carlos,César,Cristian,Damián,Derek,Elías,Erick,Esteban,Fabián,Felipe,Francisco,Gabriel,Gustavo,' +
    'Héctor,Hugo,Ignacio,Isaac,Iván,Javier,Jorge,José,Juan,Julián,Kevin,Lucas,Luis,Manuel,Marco,Mario,Martín,Maximino,' +
    'Óscar,Pablo,Patricio,Pedro,Rafael,Ramón,Ricardo,Roberto,Saúl,Thiago,Tomás,Uriel,Víctor',
)

/** The first ones are the most frequent: `surnameIndex` draws them more often. */
export const surnames = words(
  'Hernández,García,Martínez,López,González,Pérez,Rodríguez,Sánchez,Ramírez,Cruz,Flores,Gómez,Morales,Vázquez,Jiménez,' +
    'Reyes,Díaz,Torres,Gutiérrez,Ruiz,Mendoza,Aguilar,Ortiz,Moreno,Castillo,Romero,Álvarez,Méndez,Chávez,Rivera,Juárez,' +
    'Ramos,Domínguez,Herrera,Medina,Castro,Vargas,Guzmán,Velázquez,Muñoz,Rojas,de la Cruz,Contreras,Salazar,Luna,Ortega,' +
    'Guerrero,Santiago,Estrada,Bautista,Cortés,Soto,Alvarado,Espinoza,Lara,Ávila,Ríos,Cervantes,Silva,Delgado,Vega,' +
    'Márquez,Sandoval,Carrillo,Fernández,León,Mejía,Solís,Núñez,Rosas,Valdez,Campos,Ibarra,Navarro,Santos,Maldonado,Peña,' +
    'Camacho,Acosta,Miranda,Cárdenas,Meza,Rangel,Salinas,Valencia,Fuentes,Trejo,Mora,Padilla,Molina,Pacheco,Villegas,' +
    'Robles,Orozco,Cabrera,Rosales,Ochoa,Barrera,Serrano,Zúñiga,Nava,Galván,Velasco,Montes,Calderón,Franco,Ponce,Tapia,' +
    'Escobar,Cano,Beltrán,Arellano,Zamora,Valenzuela,Guerra,Figueroa,Duarte,Huerta,Bravo,Cisneros,Treviño,Villanueva,' +
    'Quintero,Leyva,Corona,Parra,Osorio,Coronado,Gallegos,Macías,Gallardo,Lozano,Rubio,Arias,Escamilla,Montoya,Vera,' +
    'Esquivel,Aguirre,Mata,Benítez,Becerra,Rivas,Rocha,Ayala,Olvera,Garza,Cantú,Elizondo,Chan,Canul,Pech,Xool,Tun',
)

/** Turns an even draw of 0..9,999 into a place of the list: half of all people carry one of the first twenty. */
export function surnameIndex(tenThousandth: number): number {
  const last = surnames.length
  if (tenThousandth < 5_000) return Math.floor((tenThousandth * 20) / 5_000)
  return 20 + Math.floor(((tenThousandth - 5_000) * (last - 20)) / 5_000)
}

export const centerNames = words(
  'Los Colibríes,El Mezquite,La Ceiba,Las Jacarandas,El Cenzontle,Los Girasoles,El Ahuehuete,Las Mariposas,El Quetzal,' +
    'La Buganvilia,El Encino,Los Venados,La Palma,El Tecolote,Las Golondrinas,El Nopal,La Tortuga,Los Delfines,El Huizache,' +
    'La Amapola,El Fresno,Los Cardenales,La Magnolia,El Sabino,Las Nubes,El Tepozán,La Luciérnaga,Los Tulipanes,El Guayacán,' +
    'La Parota,El Copal,Las Dalias,El Jilguero,La Garza,El Laurel,Los Capulines,La Primavera,El Coral,La Gaviota,El Flamboyán',
)
