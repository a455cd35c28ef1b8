using System.Collections.Immutable;
using VerticalFarm.Contracts.Devices;
using VerticalFarm.Contracts.Sensors;
using VerticalFarm.Grains.Farms;

namespace VerticalFarm.Grains.Tests.Farms;

public sealed class FarmHealthTests
{
    private static readonly ImmutableArray<SensorStatus> NoSensors = [];
    private static readonly ImmutableArray<DeviceAvailability> NoDevices = [];

    [Fact]
    public void With_neither_sensors_nor_devices_there_is_nothing_to_judge() => Assert.Null(Score(NoSensors, NoDevices, openCriticals: 3));

    [Fact]
    public void All_well_is_100_and_all_ill_is_0()
    {
        Assert.Equal(100, Score([SensorStatus.Ok], [DeviceAvailability.Online]));
        Assert.Equal(0, Score([SensorStatus.Stale], [DeviceAvailability.Offline], openCriticals: 3));
    }

    [Theory]
    [InlineData(SensorStatus.Ok, 100)]
    [InlineData(SensorStatus.Warning, 50)]
    [InlineData(SensorStatus.Critical, 50)]
    [InlineData(SensorStatus.Stale, 50)]
    [InlineData(SensorStatus.Unknown, 50)]
    public void Sensors_weigh_half_and_only_fresh_ones_in_range_count(SensorStatus status, double score) => Assert.Equal(score, Score([status], NoDevices));

    [Theory]
    [InlineData(DeviceAvailability.Online, 100)]
    [InlineData(DeviceAvailability.Offline, 70)]
    [InlineData(DeviceAvailability.Unknown, 70)]
    public void Devices_weigh_three_tenths_and_only_those_online_count(DeviceAvailability availability, double score) =>
        Assert.Equal(score, Score(NoSensors, [availability]));

    [Theory]
    [InlineData(0, 100)]
    [InlineData(1, 93.3)]
    [InlineData(3, 80)]
    [InlineData(300, 80)]
    public void Critical_alerts_weigh_a_fifth_and_three_of_them_take_it_all(int openCriticals, double score) =>
        Assert.Equal(score, Score([SensorStatus.Ok], [DeviceAvailability.Online], openCriticals));

    [Fact]
    public void A_part_counts_by_its_share() => Assert.Equal(
        66.7, // 100 x (0.5 x 1/3 + 0.3 x 1 + 0.2)
        Score([SensorStatus.Ok, SensorStatus.Stale, SensorStatus.Warning], NoDevices));

    private static double? Score(ImmutableArray<SensorStatus> sensors, ImmutableArray<DeviceAvailability> devices, int openCriticals = 0) =>
        FarmHealth.Score([.. sensors.Select(Sensor)], [.. devices.Select(Device)], openCriticals);

    private static SensorView Sensor(SensorStatus status) => new()
    {
        Id = Guid.Empty,
        FarmId = Guid.Empty,
        Name = "",
        Type = SensorType.Other,
        Unit = "",
        ExpectedIntervalSeconds = 60,
        Status = status,
        CreatedAt = default,
        UpdatedAt = default,
        Version = 1,
    };

    private static DeviceView Device(DeviceAvailability availability) => new()
    {
        Id = Guid.Empty,
        FarmId = Guid.Empty,
        Name = "",
        Type = DeviceType.Other,
        EntityId = "",
        Mode = DeviceMode.Auto,
        Availability = availability,
        Safety = new SafetyEnvelope(),
        CreatedAt = default,
        UpdatedAt = default,
        Version = 1,
    };
}
