using System.Text.Json.Serialization;
using VerticalFarm.Api.Accounts;
using VerticalFarm.Api.Accounts.Cookies;
using VerticalFarm.Api.Audit;
using VerticalFarm.Api.Billing;
using VerticalFarm.Api.Errors;
using VerticalFarm.Api.Farms;
using VerticalFarm.Api.Notifications;
using VerticalFarm.Api.Readings;
using VerticalFarm.Api.Sharing;
using VerticalFarm.Contracts.Accounts;
using VerticalFarm.Contracts.Administration;
using VerticalFarm.Contracts.Alerts;
using VerticalFarm.Contracts.Analytics;
using VerticalFarm.Contracts.Automation;
using VerticalFarm.Contracts.Automation.Backtest;
using VerticalFarm.Contracts.Billing;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.HomeAssistant;
using VerticalFarm.Contracts.Maintenance;
using VerticalFarm.Contracts.Notifications;
using VerticalFarm.Contracts.Readings;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Contracts.Weather;

namespace VerticalFarm.Api.Json;

/// <summary>
/// Every type that an endpoint answers: how it is written is worked out when this is compiled. Names and formats are those of
/// <see cref="ApiJson.Options"/>.
/// </summary>
[JsonSourceGenerationOptions(GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(ErrorEnvelope))]
[JsonSerializable(typeof(TokenPair))]
[JsonSerializable(typeof(AccessGrant))]
[JsonSerializable(typeof(UserView))]
[JsonSerializable(typeof(Page<FarmView>))]
[JsonSerializable(typeof(EmergencyStop))]
[JsonSerializable(typeof(LayoutView))]
[JsonSerializable(typeof(Page<MemberView>))]
[JsonSerializable(typeof(Page<ApiKeyView>))]
[JsonSerializable(typeof(MadeKey))]
[JsonSerializable(typeof(Page<AuditAnswer>))]
[JsonSerializable(typeof(DashboardAnswer))]
[JsonSerializable(typeof(Page<AlertView>))]
[JsonSerializable(typeof(Page<ChannelView>))]
[JsonSerializable(typeof(ShownChannel))]
[JsonSerializable(typeof(Page<DeliveryView>))]
[JsonSerializable(typeof(HomeAssistantView))]
[JsonSerializable(typeof(Page<HomeAssistantEntity>))]
[JsonSerializable(typeof(EntityImportReport))]
[JsonSerializable(typeof(Page<SensorView>))]
[JsonSerializable(typeof(IntakeReport))]
[JsonSerializable(typeof(LatestAnswer))]
[JsonSerializable(typeof(TelemetryAnswer))]
[JsonSerializable(typeof(SeriesAnswer<SensorReading>))]
[JsonSerializable(typeof(SeriesAnswer<SensorBucket>))]
[JsonSerializable(typeof(Page<DeviceView>))]
[JsonSerializable(typeof(Page<CommandView>))]
[JsonSerializable(typeof(Page<RuleView>))]
[JsonSerializable(typeof(RuleState))]
[JsonSerializable(typeof(RuleExplanation))]
[JsonSerializable(typeof(Page<DecisionView>))]
[JsonSerializable(typeof(BacktestReport))]
[JsonSerializable(typeof(FarmAnalytics))]
[JsonSerializable(typeof(DailyReport))]
[JsonSerializable(typeof(Page<ReportSummary>))]
[JsonSerializable(typeof(ClusterView))]
[JsonSerializable(typeof(Page<JobView>))]
[JsonSerializable(typeof(Page<JobRunView>))]
[JsonSerializable(typeof(BillingView))]
[JsonSerializable(typeof(WeatherView))]
[JsonSerializable(typeof(CheckoutView))]
[JsonSerializable(typeof(EventReceipt))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
