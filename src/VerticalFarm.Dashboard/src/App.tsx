import { Suspense, lazy } from "react";
import { Route, Routes } from "react-router";
import { AccountShell } from "./shell/AccountShell";
import { NotFound } from "./shell/NotFound";
import { Starting } from "./session/Starting";
import { SignIn } from "./session/SignIn";
import { useSession } from "./session/useSession";
import { Loading } from "./ui/Loading";
import { Landing } from "./farms/Landing";

const FarmShell = lazy(() => import("./shell/FarmShell"));
const FarmPage = lazy(() => import("./farm/FarmPage"));
const ChartsPage = lazy(() => import("./charts/ChartsPage"));
const RulesPage = lazy(() => import("./rules/RulesPage"));
const RulePage = lazy(() => import("./rules/RulePage"));
const AlertsPage = lazy(() => import("./alerts/AlertsPage"));
const ReportsPage = lazy(() => import("./reports/ReportsPage"));
const ReportPage = lazy(() => import("./reports/ReportPage"));
const SettingsPage = lazy(() => import("./settings/SettingsPage"));
const AccountPage = lazy(() => import("./settings/AccountPage"));
const BillingPage = lazy(() => import("./billing/BillingPage"));
const ClusterPage = lazy(() => import("./admin/ClusterPage"));
const JobsPage = lazy(() => import("./admin/JobsPage"));
const NewFarmPage = lazy(() => import("./farms/NewFarmPage"));

export function App() {
  const session = useSession();
  if (session.kind === "starting" || session.kind === "unreachable") return <Starting session={session} />;
  if (session.kind === "out") return <SignIn />;
  return (
    <Suspense fallback={<Loading />}>
      <Routes>
        <Route element={<AccountShell />}>
          <Route index element={<Landing />} />
          <Route path="new" element={<NewFarmPage />} />
          <Route path="account" element={<AccountPage />} />
          <Route path="billing" element={<BillingPage />} />
          <Route path="admin/cluster" element={<ClusterPage />} />
          <Route path="admin/jobs" element={<JobsPage />} />
        </Route>
        <Route path="farms/:farmId" element={<FarmShell />}>
          <Route index element={<FarmPage />} />
          <Route path="charts" element={<ChartsPage />} />
          <Route path="rules" element={<RulesPage />} />
          <Route path="rules/:ruleId" element={<RulePage />} />
          <Route path="alerts" element={<AlertsPage />} />
          <Route path="reports" element={<ReportsPage />} />
          <Route path="reports/:date" element={<ReportPage />} />
          <Route path="settings/:section?" element={<SettingsPage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Suspense>
  );
}
