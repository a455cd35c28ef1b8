using Microsoft.Extensions.DependencyInjection;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Farms;
using VerticalFarm.Contracts.Reports;
using VerticalFarm.Contracts.Results;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Audit;
using VerticalFarm.Grains.Notifications;
using VerticalFarm.Grains.Reports;
using VerticalFarm.Grains.Tests.Cluster;
using VerticalFarm.Telemetry;

namespace VerticalFarm.Grains.Tests.Reports;

[Collection(typeof(ClusterTests))]
public sealed class ReportGrainTests(FarmCluster cluster)
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("UTC")]
    [InlineData("America/New_York")]
    [InlineData("Asia/Kathmandu")]
    public async Task After_midnight_a_report_of_the_day_is_there_once_and_announced_once(string zone)
    {
        await using var farm = await TestFarm.CreateAsync(cluster, zone);
        await farm.AddSensorAsync(SensorType.AirTemperature);
        var first = DateIn(zone);
        await PassesUntilReportsAsync(farm, 2);

        var reports = (await ListAsync(farm)).Items;

        Assert.Equal([first.AddDays(1), first], reports.Select(report => report.Date));
        Assert.All(reports, report => Assert.True(report.Final));
        await FarmCluster.BecomesTrueAsync(async () => (await ListAsync(farm)).Items.All(report => report.AnnouncedAt is not null), "both are announced");
        Assert.Equal(2, RecordingOutbox.Of(farm.Id).Select(told => told.Id).Distinct().Count());
        Assert.Equal(2, RecordingOutbox.Of(farm.Id).Count);
        Assert.All(RecordingOutbox.Of(farm.Id), told => Assert.Equal(AnnouncementKind.Report, told.Kind));
    }

    [Fact]
    public async Task Doubled_looks_lost_activations_and_a_second_silo_make_no_second_report()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddSensorAsync(SensorType.AirTemperature);
        await PassesUntilReportsAsync(farm, 1);
        var made = await MadeAtAsync(farm);

        for (var i = 0; i < 3; i++)
        {
            await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Inside(farm).MakeDue()));
            await cluster.ForgetAsync(Inside(farm));
            await Inside(farm).MakeDue();
        }

        await MakesDueAsync(farm);
        Assert.Equal(made, await MadeAtAsync(farm));
        Assert.Single(RecordingOutbox.Of(farm.Id));
    }

    [Fact]
    public async Task After_three_days_without_a_look_the_missing_days_are_made_up_and_none_from_before_the_farm_was_there()
    {
        await using var farm = await TestFarm.CreateAsync(cluster, "Europe/Brussels");
        await farm.AddSensorAsync(SensorType.AirTemperature);
        var first = DateIn("Europe/Brussels");
        using (cluster.Gates.Fail(Inside(farm), nameof(IReportGrain.MakeDue), times: int.MaxValue))
        {
            cluster.Clock.Advance(TimeSpan.FromDays(3));
        }

        await MakesDueAsync(farm);

        Assert.Equal([first.AddDays(2), first.AddDays(1), first], (await ListAsync(farm)).Items.Select(report => report.Date));
        Assert.Equal(3, RecordingOutbox.Of(farm.Id).Count);
    }

    [Fact]
    public async Task A_crash_between_storing_and_announcing_is_made_up_for()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await farm.AddSensorAsync(SensorType.AirTemperature);
        RecordingOutbox.Broken[farm.Id] = true;
        var today = DateIn("UTC");
        await PassesUntilReportsAsync(farm, 1);
        Assert.Null((await ListAsync(farm)).Items[0].AnnouncedAt);

        RecordingOutbox.Broken.TryRemove(farm.Id, out _);
        await cluster.ForgetAsync(Inside(farm));
        await cluster.PassesUntilAsync(async () => (await ListAsync(farm)).Items[^1].AnnouncedAt is not null, "it is announced", TimeSpan.FromMinutes(5));

        Assert.Single(RecordingOutbox.Of(farm.Id), told => told.Id == ReportAnnouncement.IdOf(farm.Id, today));
    }

    [Fact]
    public async Task A_farm_that_moves_to_another_zone_has_one_report_a_date_and_none_missing()
    {
        await using var farm = await TestFarm.CreateAsync(cluster, "Pacific/Pago_Pago");
        var first = DateIn("Pacific/Pago_Pago");
        await PassesUntilReportsAsync(farm, 1);
        (await farm.Farm.Update(new FarmPatch { Timezone = "Pacific/Kiritimati" }, null)).Good();
        await PassesUntilReportsAsync(farm, 3);
        (await farm.Farm.Update(new FarmPatch { Timezone = "Pacific/Pago_Pago" }, null)).Good();
        await PassesUntilReportsAsync(farm, 5);

        Assert.Equal(Enumerable.Range(0, 5).Select(i => first.AddDays(i)), (await ListAsync(farm)).Items.Select(report => report.Date).Order().Take(5));
    }

    [Fact]
    public async Task A_report_of_today_is_provisional_until_midnight_replaces_it()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature);
        await farm.ReportAsync(sensor, 21);
        cluster.Clock.Advance(TimeSpan.FromMinutes(1));
        var today = DateIn("UTC");

        var (first, second) = ((await MakeAsync(farm, today)).Good(), (await MakeAsync(farm, today)).Good());

        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.False(second.Report.Final);
        Assert.Equal(21, second.Report.Analytics.Sensors[0].Avg);
        Assert.Empty(RecordingOutbox.Of(farm.Id));

        await cluster.PassesUntilAsync(async () => (await GetAsync(farm, today)).Final, "it is final", TimeSpan.FromMinutes(10));
        var final = (await MakeAsync(farm, today)).Good();
        Assert.False(final.IsNew);
        Assert.Equal((await GetAsync(farm, today)).MadeAt, final.Report.MadeAt);
    }

    [Fact]
    public async Task A_date_to_come_or_from_long_before_the_farm_was_there_has_no_report()
    {
        await using var farm = await TestFarm.CreateAsync(cluster, "Europe/Brussels");
        var today = DateIn("Europe/Brussels");
        foreach (var date in new[] { today.AddDays(1), today.AddDays(-400), DateOnly.MinValue, DateOnly.MaxValue })
        {
            Assert.Equal("date", Assert.Single((await MakeAsync(farm, date)).Bad(FailureKind.BusinessRule).Details).Field);
        }

        (await cluster.Gateway.GetGrain<IReportGrain>(farm.Id).Get(today)).Bad(FailureKind.NotFound);
        (await cluster.Gateway.GetGrain<IReportGrain>(farm.Id).Write(DateOnly.MaxValue, ReportFormat.Html)).Bad(FailureKind.NotFound);
    }

    [Fact]
    public async Task Who_had_a_report_made_is_on_record_and_a_farm_takes_its_reports_with_it()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        (await MakeAsync(farm, DateIn("UTC"))).Good();
        Assert.Contains((await farm.Farm.ListAudit(PageRequest.First)).Items, entry => entry is { Subject: AuditSubjects.Report, ActorId: { } actor } && actor == farm.Owner.Id);

        (await farm.Farm.Delete()).Good();

        await cluster.PassesUntilAsync(async () => await CountAsync(farm) == 0, "the reports are gone");
        await Inside(farm).MakeDue();
        Assert.Equal(0, await CountAsync(farm));
    }

    [Fact]
    public async Task A_day_is_compared_with_the_day_before_and_the_week()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        var sensor = await farm.AddSensorAsync(SensorType.AirTemperature);
        await WriteAsync(sensor.GetPrimaryKey(), cluster.Clock.GetUtcNow(), 20);
        await PassesUntilReportsAsync(farm, 1);
        await WriteAsync(sensor.GetPrimaryKey(), cluster.Clock.GetUtcNow(), 24);
        await PassesUntilReportsAsync(farm, 2);

        var report = await GetAsync(farm, (await ListAsync(farm)).Items[^2].Date);

        Assert.Equal((24, 20, 20), (report.Figures.AirTemperature, report.Comparison.DayBefore?.AirTemperature, report.Comparison.Week?.AirTemperature));
        Assert.Equal(1, report.Comparison.WeekDays);
        Assert.Contains(report.Series, series => series is { Quantity: "air_temperature", StepSeconds: 600, Values.Length: 144 });
    }

    [Fact]
    public async Task A_report_tells_for_how_long_a_device_ran()
    {
        await using var farm = await TestFarm.CreateConnectedAsync(cluster);
        var device = await farm.AddOnlineDeviceAsync(DeviceType.Fan, "fan.exhaust_fan");
        await farm.MoveAsync("fan.exhaust_fan", "turn_on");
        await FarmCluster.BecomesTrueAsync(async () => (await device.Get()).Good().Reported?.State == PowerState.On, "it runs");
        var on = (await device.Get()).Good().Reported!.At;

        await FarmCluster.BecomesTrueAsync(async () => await RunsAsync() is [{ SwitchOns: 1 }], "its run is on record");
        var ran = Assert.Single(await RunsAsync());
        Assert.InRange(ran.OnSeconds, 0, (cluster.Clock.GetUtcNow() - on).TotalSeconds);
        Assert.Equal(0, ran.SwitchOffs);

        async Task<Contracts.Analytics.DeviceAnalytics[]> RunsAsync() => [.. (await Inside(farm).Make(new ReportRequest(ReportType.Daily, DateIn("UTC")))).Good().Report.Analytics.Devices];
    }

    [Fact]
    public async Task A_farm_without_sensors_and_devices_has_its_report_and_nobody_is_told()
    {
        await using var farm = await TestFarm.CreateAsync(cluster);
        await PassesUntilReportsAsync(farm, 1);
        await MakesDueAsync(farm);

        Assert.NotNull((await ListAsync(farm)).Items[0].AnnouncedAt);
        Assert.Empty(RecordingOutbox.Of(farm.Id));
    }

    private static Task<Result<MadeReport>> MakeAsync(IReportGrain reports, DateOnly date) => reports.Make(new ReportRequest(ReportType.Daily, date));

    private Task<Result<MadeReport>> MakeAsync(TestFarm farm, DateOnly date) => MakeAsync(cluster.Gateway.GetGrain<IReportGrain>(farm.Id), date);

    private Task<Page<ReportSummary>> ListAsync(TestFarm farm) => cluster.Gateway.GetGrain<IReportGrain>(farm.Id).List(new ReportQuery());

    private async Task<DailyReport> GetAsync(TestFarm farm, DateOnly date) => (await cluster.Gateway.GetGrain<IReportGrain>(farm.Id).Get(date)).Good();

    private IReportGrain Inside(TestFarm farm) => cluster.Inside.GetGrain<IReportGrain>(farm.Id);

    private DateOnly DateIn(string zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(cluster.Clock.GetUtcNow(), TimeZoneInfo.FindSystemTimeZoneById(zone)).DateTime);

    private Task PassesUntilReportsAsync(TestFarm farm, int count) =>
        cluster.PassesUntilAsync(async () => (await ListAsync(farm)).Total >= count, $"{count} reports are there", TimeSpan.FromMinutes(10));

    // Asked for and waited for: a call that follows is served when it is done.
    private async Task MakesDueAsync(TestFarm farm)
    {
        await Inside(farm).MakeDue();
        (await MakeAsync(farm, DateOnly.MaxValue)).Bad(FailureKind.BusinessRule);
    }

    private Task<DateTime[]> MadeAtAsync(TestFarm farm) => cluster.Database.ColumnAsync<DateTime>("select made_at from daily_report where farm_id = $1 order by date", farm.Id);

    private async Task<long> CountAsync(TestFarm farm) => Assert.Single(await cluster.Database.ColumnAsync<long>("select count(*) from daily_report where farm_id = $1", farm.Id));

    private Task WriteAsync(Guid sensor, DateTimeOffset at, double value) =>
        cluster.Services.GetRequiredService<IReadingWriter>().WriteAsync(new ReadingColumns([sensor], [0], [at.UtcTicks], [value]), Cancelled);
}
