namespace VerticalFarm.Simulator.Actuators;

/// <summary>What an actuator is set to.</summary>
/// <param name="On">Whether it is on.</param>
/// <param name="Level">Brightness 0..255, percentage 0..100, target humidity in percent, or a number's value; kept while off.</param>
internal sealed record ActuatorSetting(bool On, double Level);
