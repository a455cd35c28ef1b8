import { useParams } from "react-router";
import { FarmProvider } from "../feed/FarmProvider";
import { FarmFrame } from "./FarmFrame";
import "./shell.css";

/** All pages of one farm, over one feed. */
export default function FarmShell() {
  const { farmId = "" } = useParams();
  return (
    <FarmProvider key={farmId} farmId={farmId}>
      <FarmFrame farmId={farmId} />
    </FarmProvider>
  );
}
