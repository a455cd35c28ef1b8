import { Navigate, useSearchParams } from "react-router";
import { FarmsPage } from "./FarmsPage";

/** The first address: one's farms; who comes back from paying is led on to the plan. */
export function Landing() {
  const [params] = useSearchParams();
  return params.has("billing") ? <Navigate to={`/billing?${params}`} replace /> : <FarmsPage />;
}
