import { text } from "../text";

/** Said where the gateway is of another version than the page. */
export function NotServed() {
  return <p className="quiet">{text.common.notServed}</p>;
}
