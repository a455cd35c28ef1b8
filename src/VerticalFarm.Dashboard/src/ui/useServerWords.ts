import { useFarm } from "../feed/FarmProvider";
import { serverWords } from "./serverWords";

/** How a sentence of the gateway's reads on this farm. */
export function useServerWords(): (sentence: string) => string {
  const { farm } = useFarm();
  return (sentence) => serverWords(sentence, farm.timezone, Date.now());
}
