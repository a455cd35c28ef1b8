/** Saturation vapour pressure in kPa over water at a temperature in °C (Tetens, as in FAO-56 eq. 11). */
export const saturation = (celsius: number) => 0.6108 * Math.exp((17.27 * celsius) / (celsius + 237.3));

/** Vapour pressure deficit of the air in kPa, from °C and % relative humidity. */
export const vpd = (celsius: number, humidity: number) => saturation(celsius) * (1 - humidity / 100);

/** Light so far in mol/m², from mean PPFD in µmol/m²/s over equal pieces of time. */
export const dli = (ppfd: readonly number[], secondsEach: number) => (ppfd.reduce((sum, value) => sum + value, 0) * secondsEach) / 1_000_000;
